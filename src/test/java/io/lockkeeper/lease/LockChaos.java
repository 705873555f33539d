package io.lockkeeper.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.RecordedLog;
import io.lockkeeper.lease.Acquisition.Held;
import io.lockkeeper.lease.DisturbedStore.Way;
import io.lockkeeper.lease.LeaseStoreException.Reason;
import io.lockkeeper.lease.LeaseStoreException.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Many threads of several processes that all want one key, while calls fail, stall, or land when nobody waits any more. */
final class LockChaos implements AutoCloseable {

    private static final int PODS = 4;
    private static final int THREADS = 3;
    private static final int ROUNDS = 4;

    private final Random random;
    private final VirtualTime time;
    private final RecordedLog releases = new RecordedLog(Release.class);
    private final InMemoryLeaseStore store = new InMemoryLeaseStore();
    private final List<Pod> pods = new ArrayList<>();
    private final List<Hold> holds = new ArrayList<>();
    private final boolean leavesNothing;
    private int held;

    /**
     * Makes one.
     *
     * @param leavesNothing whether no Lease may stay behind unless that is said in the log, for nothing else happens that
     *     would excuse one
     * @param slowest how fast the slowest clock runs beside a good one
     */
    LockChaos(long seed, boolean leavesNothing, double slowest) {
        this.random = new Random(seed);
        this.time = new VirtualTime(seed);
        this.leavesNothing = leavesNothing;
        for (int i = 0; i < PODS; i++) {
            double speed = i == 0 ? slowest : 1;
            Pod pod = new Pod("pod-" + i, store, time, new SlowClock(time, speed));
            pod.way().on(this::way);
            pods.add(pod);
        }
        time.checkAlways(() -> assertThat(holds.stream().filter(Hold::isHeld).count())
                .as("holders by their own account")
                .isLessThanOrEqualTo(1));
    }

    /** Runs it to its end, and returns how often the lock was held. */
    int run() {
        List<CompletableFuture<Boolean>> threads = pods.stream()
                .flatMap(pod ->
                        Stream.generate(() -> time.start(() -> work(pod))).limit(THREADS))
                .toList();
        threads.forEach(time::result);
        pods.forEach(pod -> pod.way().on(verb -> Way.GOOD));
        time.sleep(Duration.ofMinutes(1));
        if (leavesNothing && releases.lines().isEmpty()) {
            assertThat(store.list("", 10)).isEmpty();
        }
        assertThat(pods.get(1).hold(LockScene.KEY).isHeld())
                .as("never blocked for ever")
                .isTrue();
        return held;
    }

    @Override
    public void close() {
        releases.close();
        time.close();
    }

    private boolean work(Pod pod) {
        for (int round = 0; round < ROUNDS; round++) {
            time.sleep(millis(3000));
            try {
                if (pod.acquire(LockScene.KEY) instanceof Held won) {
                    use(won.hold());
                }
            } catch (LeaseStoreException e) {
                assertThat(e.reason()).isIn(Reason.UNKNOWN, Reason.BUSY);
            }
        }
        return true;
    }

    private void use(Hold hold) {
        held++;
        holds.add(hold);
        time.sleep(millis(random.nextInt(2) == 0 ? 12_000 : 500));
        if (!leavesNothing && random.nextInt(10) == 0) {
            hold.abandon();
        } else {
            hold.release();
        }
        holds.remove(hold);
    }

    private Way way(Verb verb) {
        // Renewals fare worst, for what matters is who holds on to a Lease that is no longer renewed.
        int chance = random.nextInt(100) + (verb == Verb.REPLACE ? 0 : 25);
        if (chance < 15) {
            return Way.slow(millis(12_000), millis(20));
        }
        if (chance < 30) {
            return Way.slow(millis(20), millis(12_000));
        }
        if (chance < 40) {
            return Way.slow(millis(2000), millis(2000)).answered(Reason.UNKNOWN);
        }
        if (chance < 45 && !leavesNothing) {
            return Way.late(millis(12_000));
        }
        if (chance < 50) {
            return Way.failed(chance < 48 ? Reason.UNKNOWN : Reason.BUSY);
        }
        return Way.slow(millis(20), millis(20));
    }

    private Duration millis(int most) {
        return Duration.ofMillis(random.nextInt(most));
    }
}
