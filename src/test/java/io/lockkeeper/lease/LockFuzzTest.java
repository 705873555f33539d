package io.lockkeeper.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Twelve threads, one key, faults by seed: there are never two who think that they hold it. */
class LockFuzzTest {

    private static final double WITHIN_MARGIN = 0.81;
    private static final double BEYOND_MARGIN = 0.5;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void neverTwoHolders(boolean leavesNothing) {
        assertThat(held(1, 60, leavesNothing, 1)).as("times held").isGreaterThan(60 * 6);
    }

    @Test
    void neverTwoHoldersWhileClocksDifferByLessThanTheMargin() {
        assertThat(held(1000, 60, false, WITHIN_MARGIN)).as("times held").isGreaterThan(60 * 6);
    }

    @Test
    void clockThatIsSlowerThanTheMarginIsNoticedHere() {
        boolean noticed = LongStream.range(2000, 2500).anyMatch(LockFuzzTest::hasTwoHolders);

        assertThat(noticed).isTrue();
    }

    @Tag("soak")
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void neverTwoHoldersInALongRun(boolean leavesNothing) {
        assertThat(held(10_000, 5000, leavesNothing, WITHIN_MARGIN)).isGreaterThan(5000 * 6);
    }

    private static int held(long firstSeed, int runs, boolean leavesNothing, double slowest) {
        AtomicInteger held = new AtomicInteger();
        LongStream.range(firstSeed, firstSeed + runs).forEach(seed -> {
            try (LockChaos chaos = new LockChaos(seed, leavesNothing, slowest)) {
                held.addAndGet(chaos.run());
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        });
        return held.get();
    }

    private static boolean hasTwoHolders(long seed) {
        try (LockChaos chaos = new LockChaos(seed, false, BEYOND_MARGIN)) {
            chaos.run();
            return false;
        } catch (AssertionError e) {
            return true;
        }
    }
}
