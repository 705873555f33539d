package io.lockkeeper.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiFailureTest {

    @ParameterizedTest
    @CsvSource({
        "400,false",
        "413,false",
        "422,false",
        "401,true",
        "403,true",
        "404,true",
        "408,true",
        "409,true",
        "429,true",
        "500,true",
        "502,true",
        "503,true",
        "504,true"
    })
    void onlyARefusedObjectIsRefusedAgain(int code, boolean isTransient) {
        KubernetesClientException failure = answered(code, null);

        assertThat(ApiFailure.isTransient(failure)).isEqualTo(isTransient);
        assertThat(ApiFailure.describe(failure)).isEqualTo("the Kubernetes API server answered " + code);
    }

    @Test
    void noAnswerIsTransientAndSaysNothingOfTheNetwork() {
        KubernetesClientException failure =
                new KubernetesClientException("GET https://10.0.0.1/secret", new IOException("refused"));

        assertThat(ApiFailure.isTransient(failure)).isTrue();
        assertThat(ApiFailure.describe(failure)).isEqualTo("the Kubernetes API server did not answer");
    }

    @Test
    void kindsAreAllThatThereAre() {
        Set<String> kinds = new HashSet<>();
        IntStream.range(-1, 600).forEach(code -> kinds.add(ApiFailure.kind(answered(code, null))));
        kinds.add(ApiFailure.kind(NotSentException.circuitOpen(Duration.ofSeconds(1))));
        kinds.add(ApiFailure.kind(NotSentException.overloaded()));

        assertThat(kinds).isEqualTo(ApiFailure.KINDS);
    }

    @Test
    void waitsAsLongAsTheApiServerAsks() {
        assertThat(ApiFailure.retryAfter(answered(429, 7))).isEqualTo(Duration.ofSeconds(7));
        assertThat(ApiFailure.retryAfter(answered(429, 0))).isEqualTo(Duration.ofSeconds(1));
        assertThat(ApiFailure.retryAfter(answered(503, null))).isEqualTo(Duration.ofSeconds(1));
        assertThat(ApiFailure.retryAfter(new KubernetesClientException("cut"))).isEqualTo(Duration.ofSeconds(1));
    }

    private static KubernetesClientException answered(int code, @Nullable Integer retryAfterSeconds) {
        Status status = new StatusBuilder()
                .withCode(code)
                .withNewDetails()
                .withRetryAfterSeconds(retryAfterSeconds)
                .endDetails()
                .build();
        return new KubernetesClientException("refused", code, status);
    }
}
