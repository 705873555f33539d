package io.lockkeeper.load;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * The command line's options, and the load that they make up. Options that the others leave without effect are refused:
 * a run that silently is another than the one asked for measures the wrong thing.
 */
@Command(
        name = "load",
        sortOptions = false,
        description = "Sends alerts to gateways, on the loopback interface or ones that you may load, and measures.")
final class Arguments {
    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Mixin
    private final AlertOptions alerts = new AlertOptions();

    @Mixin
    private final PaceOptions pace = new PaceOptions();

    @Mixin
    private final PatienceOptions patience = new PatienceOptions();

    @Mixin
    private final WarmUpOptions warmUp = new WarmUpOptions();

    @Option(names = "--json", description = "file for the result; default: standard output")
    private @Nullable Path json;

    @Option(names = "--quiet", description = "no line on the progress each second")
    private boolean quiet;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this text")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    /**
     * Returns the load asked for.
     *
     * @throws ParameterException naming the option that is at fault
     */
    Load load(CommandLine commandLine) {
        try {
            Load load = new Load(target.target(), alerts.alerts(), pace.pace(), patience.patience());
            Check.that(
                    !(load.pace() instanceof Pace.Rounds && alerts.choose()),
                    "rounds",
                    "not with --fingerprints: each round has one of its own");
            return load;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine, "--" + e.getMessage(), e);
        }
    }

    /**
     * Returns what comes before it, null for nothing.
     *
     * @throws ParameterException naming the option that is at fault
     */
    @Nullable
    WarmUp warmUp(CommandLine commandLine) {
        try {
            return warmUp.warmUp();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine, "--" + e.getMessage(), e);
        }
    }

    /** Returns the file for the result, or null for standard output. */
    @Nullable
    Path json() {
        return json;
    }

    boolean quiet() {
        return quiet;
    }
}
