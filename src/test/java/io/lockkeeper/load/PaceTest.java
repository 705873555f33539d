package io.lockkeeper.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.OwnThread;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When requests are sent, and from when their latency counts. */
@Timeout(60)
class PaceTest {
    private static final double MILLIS = 1e6;

    @Test
    void requestsDueDuringStallAreChargedForIt() throws Exception {
        CountDownLatch stall = new CountDownLatch(1);
        try (FakeGateway gateway = new FakeGateway((exchange, request) -> stall.await())) {
            // Twenty requests due within 19 ms, of which only five can be sent before the stall ends.
            var running = async(Load.of(new Pace.Open(1000, 5, Bounds.requests(20)), gateway.url()));
            await().until(() -> gateway.seen().size() == 5);
            // The run began before its first request arrived, so that by now plus 19 ms all twenty are due.
            long allDue = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(19);
            long stalled = TimeUnit.MILLISECONDS.toNanos(150);
            await().until(() -> System.nanoTime() - allDue >= stalled);
            long leastWait = System.nanoTime() - allDue;
            stall.countDown();

            LoadResult result = running.get();
            assertThat(result.byStatus()).isEqualTo(Map.of(201, 20L));
            // The histogram is true to a thousandth.
            assertThat(result.latency().overall().min()).isGreaterThanOrEqualTo(leastWait / MILLIS * 0.999);
        }
    }

    @Test
    void openLoopKeepsToItsBoundInFlight() throws Exception {
        AtomicInteger inFlight = new AtomicInteger();
        Queue<Integer> observed = new ConcurrentLinkedQueue<>();
        Queue<CompletableFuture<Outcome>> unanswered = new ConcurrentLinkedQueue<>();
        Sender sender = request -> {
            observed.add(inFlight.incrementAndGet());
            CompletableFuture<Outcome> answer = new CompletableFuture<>();
            unanswered.add(answer);
            return answer;
        };
        var running = openLoop(new Pace.Open(100_000, 3, Bounds.requests(30)), Duration.ofSeconds(50), sender);
        for (int answered = 0; answered < 30; answered++) {
            await().until(() -> !unanswered.isEmpty());
            inFlight.decrementAndGet();
            unanswered.remove().complete(created());
        }

        assertThat(running.get().statuses()).isEqualTo(Map.of(201, 30L));
        assertThat(observed).hasSize(30).allMatch(number -> number <= 3);
    }

    @Test
    void requestThatFindsNoPlaceInTimeIsGivenUpAsUnsent() throws Exception {
        CompletableFuture<Outcome> firstAnswer = new CompletableFuture<>();
        Recorder recorder = new Recorder();
        var running = openLoop(
                new Pace.Open(1000, 1, Bounds.requests(3)), Duration.ofMillis(30), request -> firstAnswer, recorder);
        await().until(() -> recorder.faults().getOrDefault(Fault.UNSENT, 0L) == 2);
        firstAnswer.complete(created());
        running.get();

        assertThat(recorder.statuses()).isEqualTo(Map.of(201, 1L));
        assertThat(recorder.latencies().byFault().get(Fault.UNSENT))
                .isNotNull()
                .satisfies(unsent -> assertThat(unsent.min()).isGreaterThanOrEqualTo(30 * 0.999));
    }

    @Test
    void openLoopSendsNothingBeforeItIsDue() throws Exception {
        Recorder recorder = new Recorder();
        Queue<Long> sentAt = new ConcurrentLinkedQueue<>();
        openLoop(
                        new Pace.Open(200, 100, Bounds.lasting(Duration.ofMillis(48))),
                        Duration.ofSeconds(50),
                        request -> {
                            sentAt.add(System.nanoTime() - recorder.startNanos());
                            return CompletableFuture.completedFuture(created());
                        },
                        recorder)
                .get();

        // Due at 0, 5, … 45 ms: ten of them, whenever they were in fact sent.
        List<Long> times = List.copyOf(sentAt);
        assertThat(times).hasSize(10);
        for (int i = 0; i < times.size(); i++) {
            assertThat(times.get(i)).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(5L * i));
        }
    }

    @Test
    void barrierHoldsAllClientsUntilTheLastIsReady() throws Exception {
        AtomicInteger prepared = new AtomicInteger();
        Queue<Integer> preparedWhenSending = new ConcurrentLinkedQueue<>();
        Sender sender = request -> {
            preparedWhenSending.add(prepared.get());
            return CompletableFuture.completedFuture(created());
        };
        Supplier<Request> requests = () -> request(prepared.getAndIncrement());
        new ClosedLoop(new Pace.Closed(32, true, Bounds.requests(32)), requests, sender, new Recorder()).run();

        assertThat(preparedWhenSending).hasSize(32).containsOnly(32);
    }

    @Test
    void closedLoopHasOneRequestPerClientUnderWay() throws Exception {
        CountDownLatch allFour = new CountDownLatch(4);
        AtomicInteger underWay = new AtomicInteger();
        Queue<Integer> observed = new ConcurrentLinkedQueue<>();
        try (FakeGateway gateway = new FakeGateway((exchange, request) -> {
            observed.add(underWay.incrementAndGet());
            allFour.countDown();
            allFour.await();
            underWay.decrementAndGet();
        })) {
            LoadGenerator.run(Load.of(new Pace.Closed(4, false, Bounds.requests(40)), gateway.url()));
        }

        assertThat(observed).hasSize(40).contains(4).allMatch(number -> number <= 4);
    }

    private static CompletableFuture<LoadResult> async(Load load) {
        return OwnThread.supply(() -> {
            try {
                return LoadGenerator.run(load);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static CompletableFuture<Recorder> openLoop(Pace.Open pace, Duration patience, Sender sender) {
        return openLoop(pace, patience, sender, new Recorder());
    }

    private static CompletableFuture<Recorder> openLoop(
            Pace.Open pace, Duration patience, Sender sender, Recorder recorder) {
        return OwnThread.supply(() -> {
            try {
                new OpenLoop(Schedule.once(pace, () -> request(0)), pace.maxInFlight(), patience, sender, recorder)
                        .run();
                return recorder;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Request request(long number) {
        return new Request(number, BodyPublishers.noBody());
    }

    private static Outcome created() {
        return new Outcome.Answered(201, Map.of("created", 1), Duration.ZERO, System.nanoTime());
    }
}
