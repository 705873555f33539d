package io.lockkeeper.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One run of a benchmark, as far as it was measured. */
record Run(JsonNode json) {

    String group() {
        return json.path("group").asText("runs");
    }

    String title() {
        return json.path("title").asText(json.path("id").asText());
    }

    String started() {
        return json.path("started").asText();
    }

    /** Returns what was measured and how it was loaded, in words. */
    String circumstances() {
        JsonNode setup = json.path("setup");
        JsonNode load = json.path("load");
        return Stream.of(
                        setup.path("gateway").asText(),
                        told("replicas ", setup.path("replicas")),
                        onOrOff("lock ", setup.path("lock")),
                        onOrOff("authentication ", setup.path("authentication")),
                        told("requests present ", setup.path("present")),
                        told("in flight ", setup.path("inFlight")),
                        told("load ", load.path("kind")),
                        told("clients ", load.path("clients")),
                        told("alerts/s ", load.path("rate")),
                        told("incidents ", load.path("incidents")),
                        told("duplicates ", load.path("duplicates")),
                        told("alerts a request ", load.path("batch")),
                        told("seconds ", load.path("seconds")))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    OptionalDouble number(String field) {
        return Quantity.number(json.path(field));
    }

    OptionalDouble latency(String percentile) {
        return Quantity.number(json.path("latencyMs").path(percentile));
    }

    /** Returns how many answers there were in each second. */
    List<Double> perSecond() {
        return numbers(json.path("perSecond"));
    }

    /** Returns the answers and decisions by what they were, with their number: {@code 201}, {@code created}. */
    Map<String, Long> answers() {
        Map<String, Long> all = counts(json.path("byStatus"));
        all.putAll(counts(json.path("decisions")));
        return all;
    }

    /** Returns how many calls of each sort there were for one alert: {@code POST leases}. */
    Map<String, Double> callsPerAlert() {
        OptionalDouble alerts =
                number("alerts").stream().filter(count -> count > 0).findFirst();
        return alerts.isEmpty()
                ? Map.of()
                : counts(json.path("apiCalls")).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                calls -> calls.getValue() / alerts.getAsDouble(),
                                (one, other) -> one,
                                LinkedHashMap::new));
    }

    /** Returns what each process took. */
    List<UsedProcess> processes() {
        return elements(json.path("processes")).map(UsedProcess::of).toList();
    }

    /** Returns what came of the lock, a missing or null node where there was none. */
    JsonNode lock() {
        return json.path("lock");
    }

    static List<Double> numbers(JsonNode list) {
        return elements(list)
                .map(Quantity::number)
                .flatMap(value -> value.stream().boxed())
                .toList();
    }

    static Map<String, Long> counts(JsonNode byName) {
        Map<String, Long> counts = new LinkedHashMap<>();
        byName.properties()
                .forEach(count -> counts.put(count.getKey(), count.getValue().asLong()));
        return counts;
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** A number of 0 stands for what a load of this kind does not have. */
    private static String told(String words, JsonNode value) {
        String text = value.isNull() ? "" : value.asText();
        return text.isEmpty() || (value.isNumber() && value.doubleValue() == 0) ? "" : words + text;
    }

    private static String onOrOff(String words, JsonNode value) {
        return value.isBoolean() ? words + (value.booleanValue() ? "on" : "off") : "";
    }
}
