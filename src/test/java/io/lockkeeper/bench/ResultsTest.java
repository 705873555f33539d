package io.lockkeeper.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of an earlier attempt. */
class ResultsTest {

    private static final Run RUN = SampleRun.of("unique-1", 80, 10, 24);

    @TempDir
    private Path folder = Path.of("");

    private Path jar = Path.of("");

    @BeforeEach
    void buildAJar() throws IOException {
        jar = Files.writeString(folder.resolve("gateway.jar"), "code");
        open(false).write(RUN);
    }

    @Test
    void runThatWasInterruptedGoesOn() {
        assertThat(open(false).read("unique-1")).contains(RUN);
        assertThat(open(false).read("unique-32")).isEmpty();
    }

    @Test
    void freshBeginsAnew() {
        assertThat(open(true).read("unique-1")).isEmpty();
    }

    @Test
    void runThatCameToItsEndBeginsAnew() {
        open(false).write(new Summary("quick", Machine.look(), Map.of(), List.of(RUN), Figures.of(List.of(RUN))));

        assertThat(open(false).read("unique-1")).isEmpty();
    }

    @Test
    void otherCodeBeginsAnew() throws IOException {
        Files.writeString(jar, "other code");

        assertThat(open(false).read("unique-1")).isEmpty();
    }

    private Results open(boolean fresh) {
        return Results.open(folder.resolve("quick"), jar, fresh);
    }
}
