package io.lockkeeper.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalDouble;

/**
 * A figure that the gateway has to reach.
 *
 * @param name what is measured
 * @param how by which runs
 * @param value what came of it, empty where it was not measured
 * @param must what it has to reach
 * @param aim what it should reach
 * @param lowerIsBetter whether the less, the better
 * @param reached whether it is what it has to be, as the benchmark judged
 */
record Ratio(
        String name,
        String how,
        OptionalDouble value,
        OptionalDouble must,
        OptionalDouble aim,
        boolean lowerIsBetter,
        boolean reached) {

    static Ratio of(JsonNode json) {
        return new Ratio(
                json.path("figure").asText(),
                json.path("how").asText(),
                Quantity.number(json.path("value")),
                Quantity.number(json.path("must")),
                Quantity.number(json.path("aim")),
                json.path("better").asText().equals("lower"),
                json.path("reached").asBoolean());
    }

    Verdict verdict() {
        if (value.isEmpty()) {
            return Verdict.NOT_MEASURED;
        }
        if (!reached) {
            return Verdict.MISSED;
        }
        if (must.isEmpty()) {
            return Verdict.UNBOUND;
        }
        return aim.isPresent() && isWithin(aim.getAsDouble()) ? Verdict.AIM_REACHED : Verdict.REACHED;
    }

    private boolean isWithin(double bound) {
        double measured = value.orElseThrow();
        return lowerIsBetter ? measured <= bound : measured >= bound;
    }

    /** What is said of a figure: a sign, and words for those who do not see it. */
    enum Verdict {
        /** Even what it should be. */
        AIM_REACHED("✔✔", "aim reached"),
        /** What it has to be. */
        REACHED("✔", "reached"),
        /** Less than that. */
        MISSED("✘", "missed"),
        /** Nothing was promised. */
        UNBOUND("·", "no bound"),
        /** Nothing is known of it. */
        NOT_MEASURED("–", "not measured");

        private final String sign;
        private final String words;

        Verdict(String sign, String words) {
            this.sign = sign;
            this.words = words;
        }

        String sign() {
            return sign;
        }

        String words() {
            return words;
        }
    }
}
