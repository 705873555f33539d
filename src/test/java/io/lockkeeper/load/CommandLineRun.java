package io.lockkeeper.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * One call of the command line. It answers with an exit code:
 *
 * <ul>
 *   <li>0: every request was sent and answered, whatever the status
 *   <li>1: nothing could be sent at all
 *   <li>2: the arguments are bad; the message names the option and its fault
 *   <li>3: some requests went unanswered; the result says how many and why
 * </ul>
 */
final class CommandLineRun {
    private final PrintStream out;
    private final PrintStream err;
    private final SenderFactory senders;

    CommandLineRun(PrintStream out, PrintStream err, SenderFactory senders) {
        this.out = out;
        this.err = err;
        this.senders = senders;
    }

    int execute(String... args) throws InterruptedException {
        Arguments arguments = new Arguments();
        CommandLine commandLine = new CommandLine(arguments).setCaseInsensitiveEnumValuesAllowed(true);
        try {
            commandLine.parseArgs(args);
            if (commandLine.isUsageHelpRequested()) {
                commandLine.usage(out);
                return 0;
            }
            Load load = arguments.load(commandLine);
            WarmUp warmUp = arguments.warmUp(commandLine);
            return run(load, warmUp, arguments, commandLine);
        } catch (ParameterException e) {
            err.println(e.getMessage());
            return 2;
        } catch (IOException e) {
            throw new UncheckedIOException("Writing the result", e);
        }
    }

    private int run(Load load, @Nullable WarmUp warmUp, Arguments arguments, CommandLine commandLine)
            throws InterruptedException, IOException {
        Path file = arguments.json();
        if (file == null) {
            return run(load, warmUp, arguments.quiet(), out);
        }
        // Opened before the run: to learn after an hour that the result has no place would be late.
        try (OutputStream json = open(file, commandLine)) {
            return run(load, warmUp, arguments.quiet(), json);
        }
    }

    private int run(Load load, @Nullable WarmUp warmUp, boolean quiet, OutputStream json)
            throws InterruptedException, IOException {
        PrintStream progress = quiet ? new PrintStream(OutputStream.nullOutputStream(), false, UTF_8) : err;
        if (warmUp != null) {
            LoadGenerator.run(warmUp.of(load), senders, progress);
            err.println(WarmUp.IS_WARM);
            warmUp.awaitBegin();
        }
        LoadResult result = LoadGenerator.run(load, senders, progress);
        ResultJson.write(result, json);
        if (result.nothingSent()) {
            err.println("Nothing could be sent to " + load.target() + ": " + result.faults());
            return 1;
        }
        return result.faults().isEmpty() ? 0 : 3;
    }

    private static OutputStream open(Path file, CommandLine commandLine) {
        try {
            return Files.newOutputStream(file);
        } catch (IOException e) {
            throw new ParameterException(commandLine, "--json: cannot be written: " + e, e);
        }
    }
}
