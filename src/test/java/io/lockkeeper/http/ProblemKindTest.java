package io.lockkeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.alert.MalformedSignalException;
import io.lockkeeper.incident.DeadlineExceededException;
import io.lockkeeper.incident.TransientFailureException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemKindTest {

    @ParameterizedTest
    @MethodSource
    void failureHasItsStatus(Throwable failure, int status, String type) {
        Problem problem = ProblemKind.of(failure).describe(failure, "/p", "r-1");

        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.type()).isEqualTo("https://kubernaut.ai/problems/" + type);
        assertThat(problem.detail()).isEqualTo(failure.getMessage());
        assertThat(problem.instance()).isEqualTo("/p");
        assertThat(problem.requestId()).isEqualTo("r-1");
        assertThat(problem.results()).isNull();
    }

    static Stream<Arguments> failureHasItsStatus() {
        return Stream.of(
                Arguments.of(new MalformedSignalException("alerts", "absent"), 400, "validation-error"),
                Arguments.of(new PayloadTooLargeException(8), 413, "payload-too-large"),
                Arguments.of(new TransientFailureException("later", null), 503, "service-unavailable"),
                Arguments.of(new DeadlineExceededException("the end", List.of()), 504, "gateway-timeout"));
    }

    @Test
    void bugTellsNothingOfItself() {
        Throwable bug = new IllegalStateException("token abc");

        Problem problem = ProblemKind.of(bug).describe(bug, "/p", "r-1");

        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.toString()).doesNotContain("abc");
    }
}
