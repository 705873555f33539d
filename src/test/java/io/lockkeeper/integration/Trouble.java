package io.lockkeeper.integration;

import io.lockkeeper.harness.Rule;
import io.lockkeeper.harness.RuleDraft;
import java.util.Map;

/** The ways in which a call to the API server comes to grief that may go well the next time. */
enum Trouble {
    TOO_MANY_REQUESTS,
    INTERNAL_ERROR,
    UNAVAILABLE,
    /** It is carried out in the end, when nobody waits for it any longer. */
    SLOW,
    CUT,
    /** It is carried out, and its reply lost. */
    REPLY_CUT;

    /** Lets it happen to the calls of a rule. */
    Rule strike(RuleDraft rule) {
        return switch (this) {
            case TOO_MANY_REQUESTS -> rule.answer(429, "{}", Map.of());
            case INTERNAL_ERROR -> rule.answer(500, "{}", Map.of());
            case UNAVAILABLE -> rule.answer(503, "{}", Map.of());
            case SLOW -> rule.delay(TroubleIT.TIMEOUT.plusMillis(500));
            case CUT -> rule.cut();
            case REPLY_CUT -> rule.cutReply();
        };
    }
}
