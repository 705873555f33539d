package io.lockkeeper.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.SharedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The image, by the very lines of its {@code Dockerfile}, on the JVM that it names. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("soak")
class ImageIT {

    private static final Pattern DOCUMENTED_GATE =
            Pattern.compile("^\\| `(\\w+)` \\| .*\\| .*\\| .*\\|$", Pattern.MULTILINE);

    private final RunningImage image;
    private final Map<Path, FileTime> before;
    private final GatewayProcess gateway;

    ImageIT(KubeCluster cluster, @TempDir Path routes) throws IOException, InterruptedException {
        image = RunningImage.build(cluster);
        before = files();
        // A JVM whose cache does not fit it ends then, instead of starting slowly without a word.
        gateway = image.start("-XX:AOTMode=on -Xlog:aot", Map.of("LOCKKEEPER_ROUTES_DIRECTORY", routes.toString()));
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void startsFromTheCacheThatWasTrained() throws IOException {
        assertThat(Files.readString(gateway.process().log())).contains("Using AOT-linked classes: true");
    }

    @Test
    void takesAlertsAndWritesNothingToItsRootFilesystem() throws IOException {
        assertThat(Http.post(gateway.signals(), AlertBody.firing("app")).statusCode())
                .isEqualTo(201);

        assertThat(files()).isEqualTo(before);
    }

    @Test
    void heapIsAtMostAThirdOfWhatTheContainerMayHave() {
        double bytes = Stream.of("Tenured Gen", "Eden Space", "Survivor Space")
                .mapToDouble(space -> gateway.metric("jvm_memory_max_bytes{area=\"heap\",id=\"" + space + "\"}"))
                .sum();

        assertThat(bytes / (1 << 20)).isBetween(0.28 * RunningImage.MEBIBYTES, 0.32 * RunningImage.MEBIBYTES);
    }

    @Test
    void everyGateOfReadinessIsDocumentedAndNoOtherIs() throws IOException {
        JsonNode gates = Http.json(Http.get(gateway.management("readyz"))).at("/components/gates/components");
        List<String> names = new ArrayList<>();
        gates.fieldNames().forEachRemaining(names::add);
        // It is there only where senders sign, and nobody here asks who sends.
        names.add("signatures");
        Set<String> documented = DOCUMENTED_GATE
                .matcher(section("## Readiness"))
                .results()
                .map((MatchResult row) -> row.group(1))
                .collect(Collectors.toSet());

        assertThat(names).hasSizeGreaterThan(5);
        assertThat(documented).containsExactlyInAnyOrderElementsOf(names);
    }

    private static String section(String heading) throws IOException {
        String document = Files.readString(Path.of("docs/operations.md"));
        int begin = document.indexOf("\n" + heading + "\n");
        return document.substring(begin, document.indexOf("\n## ", begin + 1));
    }

    private Map<Path, FileTime> files() throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(image.working())) {
            for (Path path : walk.toList()) {
                times.put(path, Files.getLastModifiedTime(path));
            }
        }
        return times;
    }
}
