package io.lockkeeper.simulation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What one seed tells.
 *
 * @param kind of its environment
 * @param rule that was broken, empty where none was
 * @param steps a line for each
 * @param violation what did not hold, empty where everything did
 */
record History(
        Environment.Kind kind,
        Optional<BrokenRule> rule,
        long seed,
        List<String> steps,
        Optional<Violation> violation) {

    /** Returns what a reader needs to see what happened, and to see it again. */
    @Override
    public String toString() {
        return title() + "\n" + numbered() + "\nTo see it again: mvn test -Dtest=ReplayTest" + properties();
    }

    private String title() {
        return violation.map(Violation::toString).orElse("Everything holds") + ", in " + steps.size() + " steps:";
    }

    private String numbered() {
        return IntStream.range(0, steps.size())
                .mapToObj(step -> String.format("%4d. %s", step + 1, steps.get(step)))
                .collect(Collectors.joining("\n"));
    }

    private String properties() {
        return " -Dsimulation.kind=" + kind + " -Dsimulation.seed=" + seed
                + rule.map(broken -> " -Dsimulation.rule=" + broken).orElse("");
    }
}
