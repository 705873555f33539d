package io.lockkeeper.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Races: all clients at once, for the same workload, round after round. */
@Timeout(60)
class RoundsTest {
    @Test
    void roundsRaceForNewWorkloadOneAfterTheOther() throws Exception {
        // Every answer is held until the whole round has arrived: that alone needs all 20 to be under way at once.
        CyclicBarrier wholeRound = new CyclicBarrier(20);
        try (FakeGateway held = new FakeGateway((exchange, request) -> wholeRound.await(20, TimeUnit.SECONDS))) {
            LoadResult result = LoadGenerator.run(Load.of(new Pace.Rounds(20, 5), held.url()));

            assertThat(result.rounds()).hasSize(5).allSatisfy(round -> assertThat(round.counts())
                    .isEqualTo(Map.of("201", 1, "202", 19)));
            assertThat(result.rounds().stream().map(Round::workload)).doesNotHaveDuplicates();
        }
    }

    @Test
    void roundBeginsWhenTheOneBeforeIsAnswered() throws Exception {
        try (FakeGateway gateway = new FakeGateway()) {
            LoadResult result = LoadGenerator.run(Load.of(new Pace.Rounds(8, 10), gateway.url()));

            assertThat(gateway.workloads())
                    .isEqualTo(result.rounds().stream()
                            .flatMap(round -> Collections.nCopies(8, round.workload()).stream())
                            .toList());
        }
    }

    @Test
    void eachRoundHoldsAllClientsUntilTheLastIsReady() throws Exception {
        AtomicInteger prepared = new AtomicInteger();
        Queue<Integer> preparedWhenSending = new ConcurrentLinkedQueue<>();
        Sender sender = request -> {
            preparedWhenSending.add(prepared.get());
            return CompletableFuture.completedFuture(
                    new Outcome.Answered(201, Map.of(), Duration.ZERO, System.nanoTime()));
        };
        new RoundsLoop(
                        new Pace.Rounds(16, 3),
                        Alerts.of(Fingerprints.unique()),
                        round -> new Request(prepared.getAndIncrement(), BodyPublishers.noBody()),
                        new TimedSender(sender, new Recorder()))
                .run();

        assertThat(preparedWhenSending).hasSize(48).containsOnly(16, 32, 48);
    }
}
