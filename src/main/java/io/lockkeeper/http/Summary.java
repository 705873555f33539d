package io.lockkeeper.http;

import io.lockkeeper.incident.Outcome;
import java.util.List;

/** How many alerts of a batch came to what; {@code total} is the sum of the others. */
public record Summary(int total, int created, int deduplicated, int rejected, int failed, int ignored) {

    /** Returns the sums over all outcomes. */
    public static Summary of(List<Outcome> outcomes) {
        return new Summary(
                outcomes.size(),
                count(outcomes, Outcome.Created.class),
                count(outcomes, Outcome.Duplicate.class),
                count(outcomes, Outcome.Rejected.class),
                count(outcomes, Outcome.Failed.class),
                count(outcomes, Outcome.Ignored.class));
    }

    private static int count(List<Outcome> outcomes, Class<? extends Outcome> kind) {
        return Math.toIntExact(outcomes.stream().filter(kind::isInstance).count());
    }
}
