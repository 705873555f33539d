package io.lockkeeper.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How gateways are started. */
class FleetTest {

    private static final List<String> LINES =
            List.of("# a comment", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow");

    @Test
    void optionsOfTheImageAreThoseThatThisJavaKnows() {
        assertThat(Fleet.options(LINES, 17)).containsExactly("-XX:+UseSerialGC");
        assertThat(Fleet.options(LINES, 25))
                .containsExactly("-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow");
    }
}
