package io.lockkeeper.explain;

import java.util.List;

/**
 * What would become of the alerts of one body.
 *
 * @param dryRun true: nothing was written
 * @param alerts in the order received
 */
public record Explanations(boolean dryRun, List<Explanation> alerts) {

    /** Returns them. */
    public static Explanations of(List<?> alerts) {
        return new Explanations(
                true, alerts.stream().map(Explanation.class::cast).toList());
    }
}
