package io.lockkeeper.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {

    private final RetryPolicy policy = new RetryPolicy(100, () -> 0.5);

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 429, 500, 502, 503, 504})
    void triesAgainWhatMayPass(int code) {
        assertThat(policy.pause(failure(code), 1)).hasValue(Duration.ofMillis(100));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 408, 409, 410, 413, 415, 422})
    void takesEveryOtherCodeForAnAnswer(int code) {
        assertThat(policy.pause(failure(code), 1)).isEmpty();
    }

    @Test
    void neverTriesAWriteAgainThatTheBreakerHeldBack() {
        assertThat(policy.pause(NotSentException.circuitOpen(Duration.ofSeconds(1)), 1))
                .isEmpty();
    }

    @Test
    void endsWithTheLastAttempt() {
        RetryPolicy three = new RetryPolicy(3, () -> 0.5);

        assertThat(three.pause(failure(503), 2)).isPresent();
        assertThat(three.pause(failure(503), 3)).isEmpty();
        assertThat(new RetryPolicy(1, () -> 0.5).pause(failure(503), 1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,100", "2,200", "3,400", "6,3200", "7,5000", "8,5000", "99,5000"})
    void pauseDoublesUpToFiveSeconds(int failures, long millis) {
        assertThat(policy.pause(failure(503), failures)).hasValue(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"0,90", "1,110"})
    void pauseIsSpreadByATenth(double random, long millis) {
        assertThat(new RetryPolicy(3, () -> random).pause(failure(503), 1)).hasValue(Duration.ofMillis(millis));
    }

    @Test
    void pauseIsAtLeastWhatTheApiServerAsksFor() {
        assertThat(policy.pause(askingFor(3), 1)).hasValue(Duration.ofSeconds(3));
        assertThat(policy.pause(askingFor(3), 9)).hasValue(Duration.ofSeconds(5));
    }

    private static KubernetesClientException failure(int code) {
        return new KubernetesClientException("failed", code, null);
    }

    private static KubernetesClientException askingFor(int seconds) {
        return new KubernetesClientException(
                "failed",
                429,
                new StatusBuilder()
                        .withNewDetails()
                        .withRetryAfterSeconds(seconds)
                        .endDetails()
                        .build());
    }
}
