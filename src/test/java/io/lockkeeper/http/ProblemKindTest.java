package io.lockkeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.alert.MalformedSignalException;
import io.lockkeeper.incident.DeadlineExceededException;
import io.lockkeeper.incident.Outcome;
import io.lockkeeper.incident.RefusedSignalException;
import io.lockkeeper.incident.TransientFailureException;
import io.lockkeeper.security.CannotAskException;
import io.lockkeeper.security.Refusal;
import io.lockkeeper.security.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
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
                Arguments.of(PayloadTooLargeException.ofBytes(8), 413, "payload-too-large"),
                Arguments.of(PayloadTooLargeException.ofAlerts(8), 413, "payload-too-large"),
                Arguments.of(
                        new UnsupportedMediaTypeException(Set.of("application/json")), 415, "unsupported-media-type"),
                Arguments.of(new RefusedException(Refusal.EXPIRED), 401, "unauthorized"),
                Arguments.of(new RefusedException(Refusal.NOT_ALLOWED), 403, "forbidden"),
                Arguments.of(new CannotAskException("later", null, Duration.ZERO), 503, "service-unavailable"),
                Arguments.of(new TransientFailureException("later", null), 503, "service-unavailable"),
                Arguments.of(new DeadlineExceededException("the end", List.of()), 504, "gateway-timeout"));
    }

    @Test
    void headersSayWhatToBringOrWhenToComeBack() {
        assertThat(ProblemHeaders.of(new RefusedException(Refusal.EXPIRED)))
                .isEqualTo(Map.of("WWW-Authenticate", "Bearer"));
        assertThat(ProblemHeaders.of(new RefusedException(Refusal.NOT_ALLOWED))).isEmpty();
        assertThat(ProblemHeaders.of(new CannotAskException("later", null, Duration.ofSeconds(7))))
                .isEqualTo(Map.of("Retry-After", "7"));
        assertThat(ProblemHeaders.of(new DeadlineExceededException("the end", List.of())))
                .isEqualTo(Map.of("Retry-After", "1"));
    }

    @Test
    void bugTellsNothingOfItself() {
        Throwable bug = new IllegalStateException("token abc");

        Problem problem = ProblemKind.of(bug).describe(bug, "/p", "r-1");

        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.toString()).doesNotContain("abc");
    }

    @Test
    void signalOfWhichAllIsRefusedIsWhatItsFirstFailureIsWithAllOutcomes() {
        MalformedSignalException cause = new MalformedSignalException("alerts[0]", "null");
        Outcome failed = new Outcome.Failed(0, "", cause);
        RefusedSignalException refused = new RefusedSignalException(cause, List.of(failed, failed));

        Problem problem = ProblemKind.of(refused).describe(refused, "/p", "r-1");

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail()).isEqualTo("none of the 2 alerts could be handled; results tells why");
        assertThat(problem.results()).extracting(AlertResult::error).containsOnly("alerts[0]: null");
        assertThat(problem.summary()).isEqualTo(new Summary(2, 0, 0, 0, 2, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "404, not-found",
        "405, method-not-allowed",
        "418, validation-error",
        "503, service-unavailable",
        "501, validation-error",
        "502, internal-error"
    })
    void statusHasItsKind(int status, String type) {
        assertThat(ProblemKind.of(status).describe("d", "/p", "r-1").type())
                .isEqualTo("https://kubernaut.ai/problems/" + type);
    }
}
