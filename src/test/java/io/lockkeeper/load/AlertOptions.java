package io.lockkeeper.load;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what the requests say. */
final class AlertOptions {
    private static final double DUPLICATES = 0.9;
    private static final int INCIDENTS = 100;

    /** How workloads are chosen. */
    private enum Choice {
        UNIQUE,
        SAME,
        MIXED,
        CYCLE
    }

    @Option(names = "--fingerprints", description = "unique, same, mixed or cycle; default: unique")
    private @Nullable Choice choice;

    @Option(names = "--duplicates", description = "mixed: share of alerts about a known workload; default: 0.9")
    private @Nullable Double duplicates;

    @Option(names = "--incidents", description = "mixed, cycle: number of known workloads; default: 100")
    private @Nullable Integer incidents;

    @Option(names = "--prefix", description = "how workloads' names begin; default: as no other run's")
    private String prefix = Alerts.newPrefix();

    @Option(names = "--namespace", description = "namespace of the workloads; default: default")
    private String namespace = "default";

    @Option(names = "--alerts-per-request", description = "default: 1")
    private int alertsPerRequest = 1;

    @Option(names = "--seed", description = "what chance is drawn from; default: 1")
    private long seed = 1;

    Alerts alerts() {
        return new Alerts(fingerprints(), prefix, namespace, alertsPerRequest, seed);
    }

    /** Returns whether the workloads were asked to be chosen in some way. */
    boolean choose() {
        return choice != null;
    }

    private Fingerprints fingerprints() {
        boolean mixed = choice == Choice.MIXED;
        Check.that(duplicates == null || mixed, "duplicates", "only with --fingerprints mixed");
        Check.that(
                incidents == null || mixed || choice == Choice.CYCLE,
                "incidents",
                "only with --fingerprints mixed or cycle");
        int known = incidents == null ? INCIDENTS : incidents;
        return switch (choice == null ? Choice.UNIQUE : choice) {
            case UNIQUE -> Fingerprints.unique();
            case SAME -> Fingerprints.same();
            case CYCLE -> Fingerprints.cycle(known);
            case MIXED -> Fingerprints.mixed(duplicates == null ? DUPLICATES : duplicates, known);
        };
    }
}
