package io.lockkeeper.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.SecondBuild;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image is made from a jar that anybody can build again: another folder, time zone and language change nothing. */
@Tag("soak")
class ReproducibleJarSoakIT {

    private final SecondBuild second;

    ReproducibleJarSoakIT(@TempDir Path folder) throws IOException {
        second = SecondBuild.run(
                folder.resolve("elsewhere").resolve("lockkeeper"),
                Map.of("TZ", "Pacific/Auckland", "LC_ALL", "tr_TR.UTF-8", "MAVEN_OPTS", "-Duser.language=tr"));
    }

    @Test
    void jarsAreTheSameWhereverTheyAreBuilt() {
        assertSame(second.plainJars());
        assertSame(second.runnableJars());
    }

    private static void assertSame(List<Path> jars) {
        assertThat(jars.get(1)).hasSameBinaryContentAs(jars.get(0));
    }
}
