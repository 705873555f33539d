package io.lockkeeper.remediation;

import io.lockkeeper.alert.Traceparent;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Occurrences;
import io.lockkeeper.incident.TransientFailureException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts alerts on requests, many by one write. This class is threadsafe.
 *
 * <ol>
 *   <li>At most one write of a request is under way, and after each there is a pause. Alerts that come meanwhile ride on
 *       the next one, which adds their number. The first of a request that was left in peace is written at once.
 *   <li>An alert learns that it is counted only once the write that carries it is stored.
 *   <li>Each write is refused where the request has changed since it was read. After a short pause, longer with each
 *       refusal in a row, it is tried again with those that came meanwhile, for as long as the request takes duplicates and
 *       its alerts have time; otherwise all who wait decide again.
 *   <li>All who ride on a write that fails, fail with it. It may be stored all the same, so an alert that comes again may
 *       count twice, and none is ever lost.
 *   <li>The first write of a new request goes the same way, and nobody waits for it: absent, the count is 1.
 * </ol>
 */
public final class OccurrenceRecorder implements AutoCloseable {

    /** What an alert waits for, in words that follow "before". */
    static final String GOAL = "the alert was counted";

    /**
     * Mean pause after a write that was not refused: the senders of a storm hear of it and send again meanwhile, and an alert
     * that waits for it hardly feels it.
     */
    static final Duration REST = Duration.ofMillis(50);

    /** Most time until a write that was refused once is tried again; it is twice as long after the second, and so on. */
    static final Duration RETRY = Duration.ofMillis(10);

    /** Most refusals in a row that make the pause longer. */
    static final int SLOWEST = 8;

    private static final Logger LOG = LoggerFactory.getLogger(OccurrenceRecorder.class);

    private final Backlogs backlogs = new Backlogs();
    private final OccurrenceWriter writer;
    private final RequestMemory memory;
    private final Executor executor;
    private final Later later;
    private final CountTracer tracer;
    private final Duration drain;

    /**
     * Makes one.
     *
     * @param writer adds to the count of a request
     * @param memory learns of new requests
     * @param executor makes the writes, each of them two calls long at most; a request takes one of its threads at most
     * @param later ends the pauses between them
     * @param tracer shows each of them
     * @param drain most time that {@link #close()} takes
     */
    public OccurrenceRecorder(
            OccurrenceWriter writer,
            RequestMemory memory,
            Executor executor,
            Later later,
            CountTracer tracer,
            Duration drain) {
        this.writer = writer;
        this.memory = memory;
        this.executor = executor;
        this.later = later;
        this.tracer = tracer;
        this.drain = drain;
    }

    /**
     * Counts one alert, and waits until it is stored.
     *
     * @param request that stands for the alert's incident, in any state that it was read in
     * @param trace where the alert stands in its trace, null where that is not known
     * @return what is stored, this alert included; empty where the request is gone or takes no duplicates any more, so
     *     that the alert is to be decided about again
     * @throws io.fabric8.kubernetes.client.KubernetesClientException where the API server does not say; the alert may be
     *     counted all the same
     * @throws io.lockkeeper.incident.DeadlineExceededException where the time runs out meanwhile
     * @throws TransientFailureException where the process ends
     */
    public Optional<Occurrences> count(KnownRequest request, @Nullable Traceparent trace, Deadline deadline) {
        deadline.check(GOAL);
        return ride(request, trace).await(deadline);
    }

    /** Takes in one alert, which the next write of the request counts. */
    Rider ride(KnownRequest request, @Nullable Traceparent trace) {
        Rider rider = new Rider(trace);
        gather(request, backlog -> backlog.add(rider));
        return rider;
    }

    /**
     * Takes note of a request that was just created, and has its first count written soon.
     *
     * @param request as the API server answered
     * @param trace where its alert stands in its trace, null where that is not known
     */
    public void created(KnownRequest request, @Nullable Traceparent trace) {
        memory.lay(request);
        gather(request, backlog -> backlog.addCreation(trace));
    }

    /** Returns how many alerts are not yet counted, those that requests were just created for included. */
    public int pending() {
        return backlogs.size();
    }

    /** Waits until everything is counted, for as long as it may. The executor is still needed until then. */
    @Override
    public void close() {
        try {
            backlogs.end().get(drain.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn(
                    "{} alerts were not counted within {} s; none of them was acknowledged as counted",
                    pending(),
                    drain.toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void gather(KnownRequest request, Consumer<Backlog> entry) {
        backlogs.enter(request, entry).ifPresent(this::schedule);
    }

    /** Each write queues anew, so that a storm about one request leaves the threads to the others in turn. */
    private void schedule(Backlog backlog) {
        try {
            executor.execute(() -> writeNext(backlog, this::write));
        } catch (RejectedExecutionException e) {
            writeNext(backlog, batch -> {
                throw new TransientFailureException("the process ends, or counts too much already, before " + GOAL, e);
            });
        }
    }

    private Attempt write(Batch batch) {
        return tracer.show(batch.traces(), () -> batch.write(writer));
    }

    private void writeNext(Backlog backlog, Function<Batch, Attempt> write) {
        Batch batch = backlogs.board(backlog);
        Optional<KnownRequest> refused = Optional.empty();
        try {
            refused = tell(backlog, batch, write.apply(batch));
        } catch (RuntimeException | Error e) {
            batch.fail(e);
        }
        later.run(() -> goOn(backlog), pause(backlogs.arrived(backlog, batch, refused)));
    }

    private Optional<KnownRequest> tell(Backlog backlog, Batch batch, Attempt attempt) {
        if (attempt instanceof Attempt.Overtaken overtaken) {
            return Optional.of(overtaken.refused());
        }
        if (attempt instanceof Attempt.Stored stored) {
            batch.tell(Optional.of(stored.occurrences()));
        } else if (!batch.riders().isEmpty()) {
            batch.tell(Optional.empty());
            backlogs.board(backlog).tell(Optional.empty());
        }
        return Optional.empty();
    }

    private void goOn(Backlog backlog) {
        if (backlogs.goesOn(backlog)) {
            schedule(backlog);
        }
    }

    /**
     * Drawn at random, so that replicas which count on the same request do not stay in step. After a refusal it is short, for
     * whoever came first rests now; it grows in case there are many.
     */
    private static Duration pause(int refusals) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return Duration.ofNanos(
                refusals == 0
                        ? random.nextLong(REST.toNanos() / 2, REST.toNanos() * 3 / 2)
                        : random.nextLong(RETRY.toNanos() * Math.min(refusals, SLOWEST)));
    }

    /** Runs something after a while, on a thread that it may keep for a moment only. */
    @FunctionalInterface
    public interface Later {

        /** Has it run. */
        void run(Runnable task, Duration pause);
    }
}
