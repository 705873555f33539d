package io.lockkeeper.http;

import io.lockkeeper.incident.Outcome;
import java.util.List;

/**
 * An HTTP answer to the alerts of one signal, all of which were handled.
 *
 * @param status HTTP status code
 * @param body what is rendered as JSON
 */
public record Answer(int status, Object body) {

    /** Media type of the body. */
    public static final String MEDIA_TYPE = "application/json";

    /**
     * Returns the answer that outcomes deserve.
     *
     * @param outcomes of every alert of the signal, in the order received, at least one not failed
     */
    public static Answer to(List<Outcome> outcomes) {
        if (outcomes.size() == 1) {
            return new Answer(status(outcomes.get(0)), SignalAnswer.of(outcomes.get(0)));
        }
        return new Answer(207, new BatchAnswer(AlertResult.all(outcomes), Summary.of(outcomes)));
    }

    private static int status(Outcome outcome) {
        if (outcome instanceof Outcome.Created) {
            return 201;
        }
        if (outcome instanceof Outcome.Duplicate) {
            return 202;
        }
        return 200;
    }
}
