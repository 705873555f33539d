package io.lockkeeper.cli;

import io.lockkeeper.alert.MalformedSignalException;
import io.lockkeeper.explain.Explanation;
import io.lockkeeper.explain.Explanations;
import io.lockkeeper.http.Json;
import io.lockkeeper.wiring.IllegalSettingException;
import io.lockkeeper.wiring.LoneExplainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a gateway would make of a payload, without sending it to one. */
@Command(
        name = Explain.NAME,
        mixinStandardHelpOptions = true,
        description = {
            "Says what the gateway would make of a payload, and why; nothing is written.",
            "It takes the gateway's settings from the environment, and the cluster from KUBECONFIG."
        },
        exitCodeListHeading = "%nEnds with%n",
        exitCodeList = {
            "0:all of it is explained",
            "1:the payload is refused",
            "2:it cannot be read, or a setting is wrong",
            "3:not all of it could be verified"
        })
final class Explain implements Callable<Integer> {

    static final String NAME = "explain";

    private static final int EXPLAINED = 0;
    private static final int REFUSED = 1;
    private static final int UNREADABLE = 2;
    private static final int UNVERIFIED = 3;

    @Parameters(index = "0", paramLabel = "FORMAT", description = "as in the path that takes it, such as prometheus")
    private String format = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "the payload; - for standard input")
    private Path file = Path.of("");

    @Option(names = "--json", description = "prints the explanation as the gateway answers it to ?dryRun=true")
    private boolean json;

    @Option(names = "--offline", description = "asks no cluster, and says what could not be verified")
    private boolean offline;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try (LoneExplainer explainer = LoneExplainer.of(offline)) {
            return tell(explainer.explain(format, payload()));
        } catch (MalformedSignalException e) {
            err.println(e.getMessage());
            return REFUSED;
        } catch (IOException e) {
            err.println(file + " cannot be read: " + e.getMessage());
            return UNREADABLE;
        } catch (IllegalSettingException | IllegalArgumentException e) {
            // There is no such format, or a setting is wrong.
            err.println(e.getMessage());
            return UNREADABLE;
        }
    }

    private byte[] payload() throws IOException {
        return file.toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(file);
    }

    private int tell(List<Explanation> explanations) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new String(Json.write(Explanations.of(explanations)), StandardCharsets.UTF_8));
        } else {
            explanations.forEach(explanation -> out.print(new ExplanationText(explanation)));
            out.flush();
        }
        boolean verified = explanations.stream()
                .allMatch(explanation -> explanation.unverified().isEmpty());
        return verified ? EXPLAINED : UNVERIFIED;
    }
}
