package io.lockkeeper.bench;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Metrics in the text form of Prometheus.
 *
 * @param values by series: a name, with labels in braces where it has any
 */
record Series(SortedMap<String, Double> values) {

    static final Series NONE = new Series(new TreeMap<>());

    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    /** Reads those series of a text whose names begin so. */
    static Series parse(String text, String... beginnings) {
        SortedMap<String, Double> values = new TreeMap<>();
        text.lines()
                .filter(line -> Stream.of(beginnings).anyMatch(line::startsWith))
                .forEach(line -> {
                    int space = line.lastIndexOf(' ');
                    values.put(line.substring(0, space), Double.parseDouble(line.substring(space + 1)));
                });
        return new Series(values);
    }

    /** Returns the sum of both, series by series. */
    Series plus(Series other) {
        return with(other, Double::sum);
    }

    /** Returns how much was added since. */
    Series since(Series before) {
        return with(before, (now, then) -> now - then);
    }

    private Series with(Series other, DoubleBinaryOperator operator) {
        SortedMap<String, Double> result = new TreeMap<>();
        Stream.concat(values.keySet().stream(), other.values.keySet().stream())
                .distinct()
                .forEach(series -> result.put(
                        series,
                        operator.applyAsDouble(
                                values.getOrDefault(series, 0.0), other.values.getOrDefault(series, 0.0))));
        return new Series(result);
    }

    /** Returns those of a name that have all of these labels, written as {@code verb="delete"}. */
    Stream<Map.Entry<String, Double>> of(String name, String... labels) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().equals(name) || entry.getKey().startsWith(name + "{"))
                .filter(entry -> Stream.of(labels).allMatch(entry.getKey()::contains));
    }

    /** Returns their sum. */
    double sum(String name, String... labels) {
        return of(name, labels).mapToDouble(Map.Entry::getValue).sum();
    }

    /** Returns the value of a label, empty where a series has none of that name. */
    static String label(String series, String label) {
        Matcher matcher = LABEL.matcher(series);
        while (matcher.find()) {
            if (matcher.group(1).equals(label)) {
                return matcher.group(2);
            }
        }
        return "";
    }
}
