package io.lockkeeper.bench.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The numbers of a group's runs. */
final class RunTable {

    private RunTable() {}

    static void add(List<Run> runs, Tag parent) {
        DataTable table = new DataTable(
                parent,
                "Runs: latency in ms",
                List.of(
                        "run",
                        "alerts/s",
                        "min",
                        "mean",
                        "P50",
                        "P90",
                        "P95",
                        "P99",
                        "max",
                        "calls/alert",
                        "alerts",
                        "requests",
                        "answers"));
        for (Run run : runs) {
            Tag name = table.row(
                    run.title(),
                    List.of(
                            Quantity.text(run.number("throughput")),
                            Quantity.text(run.latency("min")),
                            Quantity.text(run.latency("mean")),
                            Quantity.text(run.latency("p50")),
                            Quantity.text(run.latency("p90")),
                            Quantity.text(run.latency("p95")),
                            Quantity.text(run.latency("p99")),
                            Quantity.text(run.latency("max")),
                            Quantity.text(run.number("apiCallsPerAlert")),
                            Quantity.text(run.number("alerts")),
                            Quantity.text(run.number("requests")),
                            told(run.answers())));
            if (!run.circumstances().isEmpty()) {
                name.add("small", run.circumstances());
            }
        }
    }

    /** Returns how many there were of each. */
    static String told(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " " + Quantity.text(count.getValue()))
                .collect(Collectors.joining(", "));
    }
}
