package io.lockkeeper.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelValuesTest {

    private final LabelValues labels = new LabelValues();

    @Test
    void severityIsOneOfThoseThatPeopleUse() {
        assertThat(labels.severity("Critical")).isEqualTo("critical");
        assertThat(labels.severity("unknown")).isEqualTo("unknown");
        assertThat(labels.severity("SEV-" + "9".repeat(40))).isEqualTo("other");
    }

    @Test
    void namesHaveAnEnd() {
        Set<String> values = IntStream.range(0, 10_000)
                .mapToObj(i -> labels.name("Alert" + i))
                .collect(Collectors.toSet());

        assertThat(values).hasSize(LabelValues.NAMES + 1).contains("Alert0", "other");
        assertThat(labels.name("Alert0")).isEqualTo("Alert0");
        assertThat(labels.name("Alert9999")).isEqualTo("other");
    }
}
