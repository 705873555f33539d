package io.lockkeeper.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockkeeper.alert.MalformedSignalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DryRunTest {

    @Test
    void isAskedForByTheParameterAlone() {
        assertThat(DryRun.asked(null)).isFalse();
        assertThat(DryRun.asked("")).isFalse();
        assertThat(DryRun.asked("dryRuns=true&x=dryRun")).isFalse();
        assertThat(DryRun.asked("dryRun=false")).isFalse();
        assertThat(DryRun.asked("dryRun=true")).isTrue();
        assertThat(DryRun.asked("a=b&dryRun=true&c=d")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dryRun", "dryRun=", "dryRun=True", "dryRun=yes&dryRun=true"})
    void anythingButTrueAndFalseIsRefused(String query) {
        assertThatThrownBy(() -> DryRun.asked(query))
                .isInstanceOf(MalformedSignalException.class)
                .hasMessage("dryRun: neither true nor false");
    }
}
