package io.lockkeeper.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.lease.DisturbedStore.Way;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many processes that want one key at once, on a network whose every call takes as long. */
class ManyPodsTest {

    private static final Duration THERE_OR_BACK = Duration.ofMillis(1);
    private static final Duration STAY = Duration.ofMillis(3);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private int inside;
    private int together;

    @Test
    void hundredPodsExcludeEachOtherForAtMostTwiceTheCallsOfTwentyFive() {
        int twentyFive = callsOf(25);
        int hundred = callsOf(100);

        assertThat(together).isZero();
        assertThat(hundred / 100.0).isLessThanOrEqualTo(2 * twentyFive / 25.0);
    }

    private int callsOf(int number) {
        try (VirtualTime time = new VirtualTime(number)) {
            InMemoryLeaseStore store = new InMemoryLeaseStore();
            List<Pod> pods = IntStream.range(0, number)
                    .mapToObj(pod -> new Pod("pod-" + pod, store, time))
                    .toList();
            pods.forEach(pod -> pod.way().on(verb -> Way.slow(THERE_OR_BACK, THERE_OR_BACK)));
            List<CompletableFuture<Boolean>> all =
                    pods.stream().map(pod -> time.start(() -> enter(pod, time))).toList();
            all.forEach(time::result);
            time.sleep(Pod.DURATION);
            assertThat(store.list("", 1)).isEmpty();
            return pods.stream().mapToInt(pod -> pod.way().takeCalls().size()).sum();
        }
    }

    private boolean enter(Pod pod, VirtualTime time) {
        Hold hold = Pod.held(pod.acquire(new LockRequest(LockScene.KEY, new Object(), PATIENCE)));
        together += inside++;
        time.sleep(STAY);
        inside--;
        hold.release();
        return true;
    }
}
