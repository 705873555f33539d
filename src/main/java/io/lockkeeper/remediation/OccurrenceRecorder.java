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
 *   <li>At most one write of a request is under way. Alerts that come meanwhile ride on the next one, which adds their
 *       number.
 *   <li>An alert learns that it is counted only once the write that carries it is stored.
 *   <li>Each write is refused where the request has changed since it was read. It is then read again, and as long as it
 *       takes duplicates, written again; otherwise all who wait decide again.
 *   <li>All who ride on a write that fails, fail with it. It may be stored all the same, so an alert that comes again may
 *       count twice, and none is ever lost.
 *   <li>The first write of a new request goes the same way, and nobody waits for it: absent, the count is 1.
 * </ol>
 */
public final class OccurrenceRecorder implements AutoCloseable {

    /** What an alert waits for, in words that follow "before". */
    static final String GOAL = "the alert was counted";

    private static final Logger LOG = LoggerFactory.getLogger(OccurrenceRecorder.class);

    private final Backlogs backlogs = new Backlogs();
    private final OccurrenceWriter writer;
    private final RequestMemory memory;
    private final Executor executor;
    private final CountTracer tracer;
    private final Duration drain;

    /**
     * Makes one.
     *
     * @param writer adds to the count of a request
     * @param memory learns of new requests
     * @param executor makes the writes, each of them at most a few calls long; a request takes one of its threads at most
     * @param tracer shows each of them
     * @param drain most time that {@link #close()} takes
     */
    public OccurrenceRecorder(
            OccurrenceWriter writer, RequestMemory memory, Executor executor, CountTracer tracer, Duration drain) {
        this.writer = writer;
        this.memory = memory;
        this.executor = executor;
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
     * @throws TransientFailureException where the request changed too often meanwhile, or the process ends
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

    private Optional<Counted> write(Batch batch) {
        return tracer.show(batch.traces(), () -> batch.write(writer));
    }

    private void writeNext(Backlog backlog, Function<Batch, Optional<Counted>> write) {
        Batch batch = backlogs.board(backlog);
        try {
            Optional<Counted> stored = write.apply(batch);
            batch.tell(stored.map(Counted::occurrences));
            if (stored.isEmpty() && !batch.riders().isEmpty()) {
                backlogs.board(backlog).tell(Optional.empty());
            }
        } catch (RuntimeException | Error e) {
            batch.fail(e);
        }
        if (backlogs.goOn(backlog)) {
            schedule(backlog);
        }
    }
}
