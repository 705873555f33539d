package io.lockkeeper.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lockkeeper.incident.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one alert of a batch, as the sender is told.
 *
 * @param index position in the body, from 0
 * @param alertName what the alert is called
 * @param status {@code created}, {@code duplicate}, {@code rejected}, {@code ignored} or {@code failed}
 * @param fingerprint of its incident
 * @param message in words
 * @param error why it failed
 * @param remediationRequestName the request that holds it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertResult(
        int index,
        String alertName,
        String status,
        @Nullable String fingerprint,
        @Nullable String message,
        @Nullable String error,
        @Nullable String remediationRequestName) {

    /** Returns the results of all outcomes, in their order. */
    public static List<AlertResult> all(List<Outcome> outcomes) {
        return outcomes.stream().map(AlertResult::of).toList();
    }

    private static AlertResult of(Outcome outcome) {
        SignalAnswer answer = SignalAnswer.of(outcome);
        String error = outcome instanceof Outcome.Failed ? answer.message() : null;
        return new AlertResult(
                outcome.index(),
                outcome.alertName(),
                answer.status(),
                answer.fingerprint(),
                error == null ? answer.message() : null,
                error,
                answer.remediationRequestName());
    }
}
