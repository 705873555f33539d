package io.lockkeeper.bench.jmh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** JMH's results as a table for people: time and memory of one operation. */
final class CostTable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROW = "%-24s %-22s %12s %10s %12s%n";
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private CostTable() {}

    /**
     * Returns the table.
     *
     * @param results a file that JMH wrote, with its GC profiler
     */
    static String of(Path results) throws IOException {
        String head = String.format(ROW, "benchmark", "of", "ns/op", "±", "B/op");
        return StreamSupport.stream(JSON.readTree(results.toFile()).spliterator(), false)
                .map(CostTable::row)
                .collect(Collectors.joining("", head, ""));
    }

    private static String row(JsonNode result) {
        String method = result.path("benchmark").asText();
        String name = method.substring(method.lastIndexOf('.', method.lastIndexOf('.') - 1) + 1)
                .replace("Benchmark", "");
        JsonNode time = result.path("primaryMetric");
        return String.format(
                ROW,
                name,
                parameters(result.path("params")),
                number(time.path("score")),
                number(time.path("scoreError")),
                number(result.path("secondaryMetrics").path(ALLOCATED).path("score")));
    }

    private static String parameters(JsonNode parameters) {
        return parameters.properties().stream()
                .map(parameter -> parameter.getValue().asText())
                .collect(Collectors.joining(" "));
    }

    /** A spread that cannot be told from so few iterations is not a number, in words. */
    private static String number(JsonNode figure) {
        return figure.isNumber() ? String.format(Locale.ROOT, "%,.0f", figure.doubleValue()) : "-";
    }
}
