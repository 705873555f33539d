package io.lockkeeper.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Measured numbers, as the page writes them: three digits that count, and all digits before the point. */
final class Quantity {

    /** Stands where nothing was measured, so that no cell is empty. */
    static final String NONE = "–";

    private static final MathContext THREE = new MathContext(3);

    private Quantity() {}

    /** Returns a number of a file, empty where it has none. */
    static OptionalDouble number(JsonNode json) {
        return json.isNumber() && Double.isFinite(json.doubleValue())
                ? OptionalDouble.of(json.doubleValue())
                : OptionalDouble.empty();
    }

    static String text(OptionalDouble value) {
        return value.isPresent() ? text(value.getAsDouble()) : NONE;
    }

    static String text(double value) {
        if (Math.abs(value) >= 100) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(THREE).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /** Returns values that follow each other. */
    static String text(List<Double> values) {
        return values.stream().map(Quantity::text).collect(Collectors.joining(" · "));
    }
}
