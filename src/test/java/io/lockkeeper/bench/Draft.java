package io.lockkeeper.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs in the order in which they are added, each as long as the form says. */
final class Draft {

    private final boolean quick;
    private final List<Planned> runs = new ArrayList<>();

    /** Begins with none, in the form of minutes or the whole one. */
    Draft(boolean quick) {
        this.quick = quick;
    }

    /** Returns whether it is the form of minutes. */
    boolean quick() {
        return quick;
    }

    /** Returns how long a run is measured. */
    int seconds() {
        return quick ? 8 : 20;
    }

    /** Returns the runs so far. */
    List<Planned> runs() {
        return List.copyOf(runs);
    }

    /** Adds a run. */
    void add(String id, String group, String title, Setup setup, Work work, Shape shape) {
        runs.add(new Planned(id, group, title, setup, work, shape, Duration.ofSeconds(quick ? 4 : 8)));
    }

    /** Returns a number of clients in words. */
    static String clients(int number) {
        return number == 1 ? "1 client" : number + " clients";
    }
}
