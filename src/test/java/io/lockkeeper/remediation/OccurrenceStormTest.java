package io.lockkeeper.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Occurrences;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many senders about a few requests, while writes are lost, are late, or come second, as the seed has it. */
class OccurrenceStormTest {

    private static final int SENDERS = 8;
    private static final int ALERTS = 40;
    private static final int REQUESTS = 3;
    private static final Deadline FAR = Deadline.in(Duration.ofMinutes(2), Duration.ofSeconds(2), System::nanoTime);

    private final ScriptedStore store = new ScriptedStore();
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private final Map<String, AtomicInteger> acknowledged = new ConcurrentHashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void noAcknowledgedAlertIsLostAndNoTwoWritesOfARequestMeet(long seed) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            OccurrenceWriter writer = new OccurrenceWriter(
                    new TroubledStore(new Random(seed)), new NotedMemory(), KnownRequest::isActive, Clock.systemUTC());
            OccurrenceRecorder recorder = new OccurrenceRecorder(
                    writer,
                    new NotedMemory(),
                    threads,
                    (task, pause) -> task.run(),
                    CountTracer.NONE,
                    Duration.ofMinutes(1));
            List<Future<?>> senders = new ArrayList<>();
            for (int request = 0; request < REQUESTS; request++) {
                KnownRequest created = store.create("rr-" + request, "u-" + request);
                recorder.created(created, null);
                for (int sender = 0; sender < SENDERS; sender++) {
                    senders.add(threads.submit(() -> send(recorder, created)));
                }
            }
            for (Future<?> sender : senders) {
                sender.get();
            }
            recorder.close();

            assertThat(recorder.pending()).isZero();
        } finally {
            threads.shutdownNow();
        }

        assertThat(mostUnderWay).hasValue(1);
        acknowledged.forEach((name, alerts) -> {
            Occurrences counted = store.read(name).orElseThrow().occurrences();
            assertThat(counted == null ? 1 : counted.count())
                    .as("%s with seed %d", name, seed)
                    .isGreaterThanOrEqualTo(1 + alerts.get());
        });
    }

    private void send(OccurrenceRecorder recorder, KnownRequest request) {
        AtomicInteger mine = acknowledged.computeIfAbsent(request.name(), name -> new AtomicInteger());
        for (int alert = 0; alert < ALERTS; alert++) {
            if (isAcknowledged(recorder, request)) {
                mine.incrementAndGet();
            }
        }
    }

    private static boolean isAcknowledged(OccurrenceRecorder recorder, KnownRequest request) {
        try {
            return recorder.count(request, null, FAR).isPresent();
        } catch (KubernetesClientException e) {
            return false;
        }
    }

    /** Counts the writes of each request that are under way, and disturbs one in three. */
    private final class TroubledStore implements RequestStore {

        private final Random random;

        TroubledStore(Random random) {
            this.random = random;
        }

        @Override
        public Optional<KnownRequest> read(String name) {
            return store.read(name);
        }

        @Override
        public Optional<KnownRequest> write(KnownRequest read, Occurrences occurrences) {
            mostUnderWay.accumulateAndGet(underWay.merge(read.uid(), 1, Integer::sum), Math::max);
            try {
                return disturbed(read, occurrences);
            } finally {
                underWay.merge(read.uid(), -1, Integer::sum);
            }
        }

        private Optional<KnownRequest> disturbed(KnownRequest read, Occurrences occurrences) {
            switch (random.nextInt(30)) {
                case 0, 1, 2 -> store.status(read.name(), "phase-of-somebody", "Executing");
                case 3, 4, 5 -> throw new KubernetesClientException("not carried out", 503, null);
                case 6, 7, 8 -> {
                    var unused = store.write(read, occurrences);
                    throw new KubernetesClientException("carried out, and the reply lost");
                }
                case 9 -> addOfAnotherReplica(read);
                default -> {}
            }
            return store.write(read, occurrences);
        }

        private void addOfAnotherReplica(KnownRequest read) {
            Occurrences before = read.occurrences();
            if (before != null) {
                var unused = store.write(read, before.plus(2, before.lastSeen()));
            }
        }
    }
}
