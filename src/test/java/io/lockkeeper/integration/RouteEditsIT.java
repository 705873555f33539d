package io.lockkeeper.integration;

import static io.lockkeeper.integration.RouteFolder.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.Figures;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.SharedCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Many edits under load, and many files. */
@ExtendWith(SharedCluster.class)
class RouteEditsIT {

    private final Installation installation;

    RouteEditsIT(Installation installation) {
        this.installation = installation;
    }

    @Test
    void editsUnderLoadLoseNothingAndDisturbNoOtherRoute(@TempDir Path directory) {
        Figures.note(getClass(), "10 edits: " + new RouteEdits(installation, directory, 1).make(10));
    }

    @Test
    @Tag("soak")
    void hundredEditsUnderLoadLoseNothingAndDisturbNoOtherRoute(@TempDir Path directory) {
        Figures.note(getClass(), "100 edits: " + new RouteEdits(installation, directory, 2).make(100));
    }

    @Test
    @Tag("soak")
    void fiveHundredFilesRunWithinHalfAMinuteAndAnEditOfOneWithinFiveSeconds(@TempDir Path directory) {
        for (int file = 0; file < 500; file++) {
            RouteFolder.write(directory, "many-" + file + ".yaml", webhook("many-" + file, "/hooks/many-" + file));
        }
        long start = System.nanoTime();
        RouteFolder folder = RouteFolder.start(installation, directory, Map.of("LOCKKEEPER_ROUTES_EVERY", "2s"));
        Duration untilReady = since(start);
        assertThat(folder.status().path("files")).hasSize(500);

        long edit = System.nanoTime();
        folder.takenOver(() -> folder.write("many-250.yaml", webhook("many-250", "/hooks/other")));
        Duration untilLive = since(edit);

        Figures.note(
                getClass(),
                "500 files: %d ms from the start of the process until all run, %d ms until an edit does"
                        .formatted(untilReady.toMillis(), untilLive.toMillis()));
        assertThat(untilReady).isLessThan(Duration.ofSeconds(30));
        assertThat(untilLive).isLessThan(Duration.ofSeconds(5));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
