package io.lockkeeper.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page about the repository, beside what it tells of. */
class IdempotentDocumentTest {

    @Test
    void routeOfThePageIsTheOneThatIsTested() throws IOException {
        String route = Files.readString(Path.of("src/test/resources/report/report.yaml"));

        assertThat(Files.readString(Path.of("docs/idempotent-repository.md"))).contains("```yaml\n" + route + "```");
    }
}
