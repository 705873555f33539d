package io.lockkeeper.bench;

/**
 * The load of a run.
 *
 * @param kind {@code closed}: clients that each wait for their answer; {@code open}: at a fixed rate; {@code twice}: at a
 *     fixed rate, and each alert again from a second sender within a second; {@code rounds}: all clients about the same new
 *     workload at once, again and again; {@code kafka}: records that lie ready
 * @param clients how many, for {@code closed} and {@code rounds}
 * @param rate alerts a second, for {@code open} and {@code twice}
 * @param incidents how many workloads duplicates are about; 0 where each alert is about a new one
 * @param duplicates which part of the alerts is about those
 * @param batch alerts of a request
 * @param seconds how long it is measured
 * @param most how many requests at most; for {@code rounds} and {@code kafka} how many rounds and records
 */
record Shape(
        String kind, int clients, double rate, int incidents, double duplicates, int batch, int seconds, int most) {

    static final String CLOSED = "closed";
    static final String OPEN = "open";
    static final String TWICE = "twice";
    static final String ROUNDS = "rounds";
    static final String KAFKA = "kafka";

    /** More than any gateway here takes: what is not used costs nothing but its creation. */
    static final int MOST_PER_SECOND = 600;

    static Shape unique(int clients, int seconds) {
        return new Shape(CLOSED, clients, 0, 0, 0, 1, seconds, MOST_PER_SECOND * seconds);
    }

    static Shape duplicates(int clients, int incidents, int seconds) {
        return new Shape(CLOSED, clients, 0, incidents, 1, 1, seconds, Integer.MAX_VALUE);
    }

    static Shape mixed(int clients, int incidents, double duplicates, int seconds) {
        return new Shape(CLOSED, clients, 0, incidents, duplicates, 1, seconds, 4 * MOST_PER_SECOND * seconds);
    }

    static Shape batches(int clients, int batch, int seconds) {
        return new Shape(CLOSED, clients, 0, 0, 0, batch, seconds, MOST_PER_SECOND * seconds / batch + clients);
    }

    static Shape open(double rate, int seconds) {
        return new Shape(OPEN, 0, rate, 0, 0, 1, seconds, (int) (rate * seconds));
    }

    static Shape twice(double rate, int seconds) {
        return new Shape(TWICE, 0, rate, 0, 0, 1, seconds, (int) (rate * seconds));
    }

    static Shape rounds(int clients, int rounds) {
        return new Shape(ROUNDS, clients, 0, 0, 0, 1, 0, rounds);
    }

    static Shape kafka(int records) {
        return new Shape(KAFKA, 0, 0, 0, 0, 1, 0, records);
    }

    /** Returns how many workloads there must be that each are about one alert. */
    int newWorkloads() {
        return duplicates == 1 ? 0 : (int) Math.ceil((double) most * batch * (1 - duplicates) * 1.2);
    }
}
