package io.lockkeeper.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lockkeeper.reload.AllowList;
import io.lockkeeper.reload.Fault;
import io.lockkeeper.reload.RouteLint;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Looks at a folder of routes before anybody ships it. It ends with 0 where all is well, 1 where something is wrong with a
 * file, and 2 where it could not look.
 */
@Command(
        name = Lint.NAME,
        mixinStandardHelpOptions = true,
        description = "Checks a folder of routes as the gateway does before it runs them, without a cluster.",
        exitCodeListHeading = "%nEnds with%n",
        exitCodeList = {"0:all is well", "1:something is wrong with a file", "2:the folder cannot be read"})
final class Lint implements Callable<Integer> {

    static final String NAME = "lint";

    private static final int WELL = 0;
    private static final int FAULTY = 1;
    private static final int UNREADABLE = 2;

    @Parameters(paramLabel = "FOLDER", description = "the folder of routes")
    private Path folder = Path.of("");

    @Option(names = "--json", description = "prints a list of faults as JSON")
    private boolean json;

    @Option(
            names = "--components",
            split = ",",
            paramLabel = "NAME",
            description = "names that routes may use, as in lockkeeper.routes.components")
    private List<String> components = List.of(AllowList.BUILT_IN);

    @Option(
            names = "--property",
            paramLabel = "KEY=VALUE",
            description = "a property that the gateway will have, such as routes.topic=alerts")
    private Map<String, String> properties = Map.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Consumer<CamelContext> prepare;

    /**
     * Makes the command.
     *
     * @param prepare has a context find the gateway's own routes, where they are not on a plain class path
     */
    Lint(Consumer<CamelContext> prepare) {
        this.prepare = prepare;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            NavigableMap<String, List<Fault>> found =
                    new RouteLint(AllowList.of(components), new TreeMap<>(properties), prepare).check(folder);
            List<Fault> faults = found.values().stream().flatMap(List::stream).toList();
            out.println(json ? new ObjectMapper().writeValueAsString(faults) : told(found.size(), faults));
            return faults.isEmpty() ? WELL : FAULTY;
        } catch (IOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return UNREADABLE;
        }
    }

    private static String told(int files, List<Fault> faults) {
        StringBuilder told = new StringBuilder();
        faults.forEach(fault -> told.append(fault).append('\n'));
        return told.append(files)
                .append(files == 1 ? " file, " : " files, ")
                .append(faults.size())
                .append(faults.size() == 1 ? " fault" : " faults")
                .toString();
    }
}
