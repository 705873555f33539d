package io.lockkeeper.cli;

import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the runnable jar can do besides being a gateway, each by its name as the first argument. */
@Command(
        name = "lockkeeper",
        description = "Without arguments it is the gateway; with the name of a tool, that tool.",
        synopsisSubcommandLabel = "TOOL")
public final class Tools {

    private static final String HELP = "help";

    private Tools() {}

    /** Returns whether a command line asks for a tool. */
    public static boolean isOne(String... arguments) {
        return arguments.length > 0
                && (arguments[0].equals(HELP) || Set.of(Lint.NAME, Explain.NAME).contains(arguments[0]));
    }

    /**
     * Runs what a command line asks for.
     *
     * @param prepare has a context find the gateway's own routes, where they are not on a plain class path
     * @return what the process is to end with
     */
    public static int run(Consumer<CamelContext> prepare, String... arguments) {
        return new CommandLine(new Tools())
                .addSubcommand(new Lint(prepare))
                .addSubcommand(new Explain())
                .addSubcommand(HELP, new CommandLine.HelpCommand())
                .execute(arguments);
    }
}
