package io.lockkeeper.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "' ', PT5S, PT1S, pod",
        "pod, PT0.999S, PT0.1S, duration",
        "pod, PT-5S, PT0S, duration",
        "pod, PT5S, PT-0.001S, margin",
        "pod, PT5S, PT5S, margin",
    })
    void whatMakesNoSenseIsRefusedByItsName(String pod, Duration duration, Duration margin, String name) {
        assertThatThrownBy(() -> new LockSettings(pod, duration, margin))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name + " is ");
    }

    @Test
    void shortestThatMakeSenseAreTaken() {
        assertThatCode(() -> new LockSettings("pod", Duration.ofSeconds(1), Duration.ZERO))
                .doesNotThrowAnyException();
    }

    @Test
    void renewalsComeTwiceBeforeTheHolderStopsCountingOnTheLease() {
        LockSettings settings = new LockSettings("pod", Duration.ofSeconds(5), Duration.ofSeconds(1));

        assertThat(settings.believed()).isEqualTo(Duration.ofSeconds(4));
        assertThat(settings.renewal().multipliedBy(2)).isLessThan(settings.believed());
    }
}
