package io.lockkeeper.monitoring;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What has to be there for an operator to see something. */
final class Expression {

    private static final Pattern SERIES = Pattern.compile("\\b(?:gateway|lockkeeper)[_:][a-z0-9_:]+(?:\\{[^}]*})?");
    private static final Pattern KAFKA = Pattern.compile("lockkeeper_kafka_");

    private Expression() {}

    /**
     * Returns all that may not be empty: what the dashboard shows, what is recorded, and of alerts, which are empty while all
     * is well, the series that they look at.
     */
    static Stream<String> all(Rules rules) {
        Stream<String> recorded =
                rules.recorded().stream().map(rule -> rule.path("expr").asText());
        Stream<String> alerts = rules.alerts().stream()
                .flatMap(rule -> SERIES.matcher(rule.path("expr").asText()).results())
                .map(MatchResult::group);
        return Stream.of(Dashboard.expressions().stream(), recorded, alerts)
                .flatMap(UnaryOperator.identity())
                .distinct();
    }

    /** Returns whether it is empty at a gateway that reads no topics of Kafka. */
    static boolean needsKafka(String expression) {
        return KAFKA.matcher(expression).find();
    }

    /** Returns those of some that are empty. */
    static List<String> empty(Stream<String> expressions, Prometheus prometheus) {
        return expressions
                .filter(expression -> prometheus.numbers(expression).isEmpty())
                .toList();
    }
}
