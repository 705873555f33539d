package io.lockkeeper.bench;

import java.time.Duration;

/**
 * One run of the plan.
 *
 * @param id what its file is called
 * @param group what it is compared with
 * @param title what it is, for people
 * @param warmUp how long the same is done before, unmeasured
 */
record Planned(String id, String group, String title, Setup setup, Work work, Shape shape, Duration warmUp) {

    private static final Duration AROUND = Duration.ofSeconds(5);
    private static final Duration ROUND = Duration.ofMillis(300);
    private static final int RECORDS_PER_SECOND = 100;

    /** Returns about how long it takes, without what has to be started for it. */
    Duration estimate() {
        Duration measured =
                switch (shape.kind()) {
                    case Shape.ROUNDS -> ROUND.multipliedBy(shape.most());
                    case Shape.KAFKA -> Duration.ofSeconds(shape.most() / RECORDS_PER_SECOND);
                    default -> Duration.ofSeconds(shape.seconds());
                };
        return measured.plus(warmUp).plus(AROUND);
    }
}
