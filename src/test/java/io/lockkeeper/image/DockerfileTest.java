package io.lockkeeper.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.InstalledTool;
import io.lockkeeper.image.Dockerfile.Stage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What can be said of the {@code Dockerfile} by its text. */
class DockerfileTest {

    private final Dockerfile file = Dockerfile.read();

    @Test
    void linterHasNothingToSay() throws IOException, InterruptedException {
        Process linter = new ProcessBuilder(
                        InstalledTool.ofCache(
                                "dockerfilelint",
                                "dockerfilelint/node_modules/.bin",
                                "install the package dockerfilelint from npm"),
                        Dockerfile.FILE.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(linter.getInputStream().readAllBytes(), UTF_8);

        assertThat(linter.waitFor()).as(output).isZero();
        assertThat(output).contains("Issues: None");
    }

    /** Kubernetes cannot tell of a name whether it is root's. */
    @Test
    void runsAsANumberThatIsNotRoot() {
        assertThat(file.image().only("USER")).matches("[1-9]\\d{3,}:[1-9]\\d{3,}");
    }

    /** A cache fits the very JVM that made it. */
    @Test
    void stagesBeginWithOneBaseThatNamesNoHost() {
        assertThat(file.stages()).extracting(Stage::base).containsOnly("eclipse-temurin:25-jre");
    }
}
