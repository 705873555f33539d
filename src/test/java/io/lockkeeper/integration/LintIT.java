package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar looks at a folder of routes, and says and ends with what it found. */
class LintIT {

    private static final String GOOD =
            """
            - route:
                id: a
                from:
                  uri: timer:{{routes.name}}
                  steps:
                    - setBody: {constant: x}
                    - to: direct:intake
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void goodFolder() throws Exception {
        Files.writeString(folder.resolve("a.yaml"), GOOD);

        assertEnds(0, "1 file, 0 faults\n", "lint", "--property", "routes.name=x", folder.toString());
    }

    @Test
    void workedRoutes() throws Exception {
        assertEnds(
                0,
                "5 files, 0 faults\n",
                "lint",
                "--property",
                "routes.poll.url=http://monitor/problems",
                "--property",
                "routes.folder.path=/inbox",
                "--property",
                "routes.broker.url=amqp://broker:5672",
                "--property",
                "routes.broker.queue=alerts",
                "--property",
                "routes.probe.url=http://checkout/health",
                "--property",
                "routes.probe.namespace=shop",
                "--property",
                "routes.probe.deployment=checkout",
                "--property",
                "routes.pagerduty.namespace=shop",
                "samples/routes");
    }

    @Test
    void faultyFolder() throws Exception {
        Files.writeString(folder.resolve("a.yaml"), GOOD.replace("constant", "constantt"));
        Files.writeString(folder.resolve("b.yaml"), "");

        assertEnds(
                1,
                """
                a.yaml:6:21: unknown: 'constantt', did you mean 'constant'?
                b.yaml:1:1: empty, expected a list of routes; to take routes away, delete the file
                2 files, 2 faults
                """,
                "lint",
                folder.toString());
        assertEnds(
                1,
                "[{\"file\":\"a.yaml\",\"line\":6,\"column\":21,\"message\":\"unknown: 'constantt', did you mean 'constant'?\"},"
                        + "{\"file\":\"b.yaml\",\"line\":1,\"column\":1,\"message\":\"empty, expected a list of routes;"
                        + " to take routes away, delete the file\"}]\n",
                "lint",
                "--json",
                folder.toString());
    }

    @Test
    void folderThatIsNotThere() throws Exception {
        assertEnds(
                2,
                folder.resolve("x") + " is no folder, or is not there\n",
                "lint",
                folder.resolve("x").toString());
    }

    private static void assertEnds(int code, String output, String... arguments)
            throws IOException, InterruptedException {
        assertThat(ToolRun.packed(arguments)).isEqualTo(new ToolRun(code, output));
    }
}
