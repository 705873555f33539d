package io.lockkeeper.simulation;

import java.util.List;
import java.util.function.Supplier;

/**
 * A thread that could go on, and is not quick enough.
 *
 * @param turns of its process
 * @param next returns what it does next, just before it does
 */
record Pause(Turns turns, Supplier<String> next) implements Stop {

    @Override
    public List<Option> options(Turn turn) {
        return List.of(new Option(turn.who(), () -> {
            String what = turn.who() + " " + next.get();
            turns.run(turn);
            return what;
        }));
    }
}
