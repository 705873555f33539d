package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.Figures;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.SharedCluster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pods with names and clients of their own that want one lock at once: they exclude each other, and wait cheaply. */
@ExtendWith(SharedCluster.class)
class LockContentionIT {

    private static final int MOST_TIMES_THE_CALLS = 2;

    private final Installation installation;

    LockContentionIT(Installation installation) {
        this.installation = installation;
    }

    /** The first calls of a JVM are slow, and whoever waits for them asks more often. */
    @BeforeEach
    void warmUp() throws Exception {
        contest(5, 1);
    }

    @Test
    void twentyFivePodsExcludeEachOtherForAtMostTwiceTheCallsOfTen() throws Exception {
        double ten = contest(10, 2);
        double twentyFive = contest(25, 2);

        assertThat(twentyFive).isLessThanOrEqualTo(MOST_TIMES_THE_CALLS * ten);
    }

    @Test
    @Tag("soak")
    void hundredPodsExcludeEachOtherForAtMostTwiceTheCallsOfTwentyFive() throws Exception {
        double twentyFive = contest(25, 10);
        double hundred = contest(100, 10);

        assertThat(hundred).isLessThanOrEqualTo(MOST_TIMES_THE_CALLS * twentyFive);
    }

    /** Has pods contend, asserts that they excluded each other, and returns the calls for each time that one got in. */
    private double contest(int number, int rounds) throws Exception {
        try (LockPods pods = new LockPods(installation, number)) {
            long start = System.nanoTime();
            LockPods.Contest contest = pods.contest(rounds);
            long millis = (System.nanoTime() - start) / 1_000_000;
            Figures.note(
                    getClass(),
                    "%d pods want one lock %d times: %.1f calls for each acquisition, %.1f ms from one to the next"
                            .formatted(number, rounds, contest.callsEach(), (double) millis / contest.acquisitions()));

            assertThat(contest.acquisitions()).isEqualTo(number * rounds);
            assertThat(contest.together()).isZero();
            assertThat(contest.unprotected()).isZero();
            assertThat(installation.leases().all()).isEmpty();
            return contest.callsEach();
        }
    }
}
