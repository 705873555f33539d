package io.lockkeeper.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How long the answers of each run of a group took. */
final class LatencyChart {

    private static final List<String> PERCENTILES = List.of("p50", "p90", "p95", "p99");

    private LatencyChart() {}

    static void add(List<Run> runs, Tag parent) {
        List<Double> all = runs.stream()
                .flatMap(run -> values(run).stream())
                .filter(value -> value > 0)
                .toList();
        if (all.isEmpty()) {
            return;
        }
        Axis axis = Axis.logarithmic(all);
        Chart chart = new Chart(parent, "Latency in ms: from P50 to P99, P95 as a bar across, max as a point");
        runs.stream().filter(run -> !values(run).isEmpty()).forEach(run -> draw(run, axis, chart));
        chart.axis(axis);
    }

    private static List<Double> values(Run run) {
        return Stream.concat(PERCENTILES.stream(), Stream.of("max"))
                .flatMap(which -> run.latency(which).stream().boxed())
                .toList();
    }

    private static void draw(Run run, Axis axis, Chart chart) {
        Tag strip = chart.row(run.title(), numbers(run));
        axis.ticks().forEach(tick -> Chart.mark(strip, "grid", axis.at(tick)));
        if (run.latency("p50").isPresent() && run.latency("p99").isPresent()) {
            strip.add("line")
                    .with("class", "range")
                    .at("x1", axis.at(run.latency("p50").getAsDouble()))
                    .at("x2", axis.at(run.latency("p99").getAsDouble()))
                    .with("y1", "50%")
                    .with("y2", "50%");
        }
        run.latency("p95").ifPresent(value -> Chart.mark(strip, "p95", axis.at(value)));
        run.latency("max").ifPresent(value -> strip.add("circle")
                .with("class", "max")
                .at("cx", axis.at(value))
                .with("cy", "50%")
                .with("r", "3"));
    }

    private static String numbers(Run run) {
        return PERCENTILES.stream()
                        .map(which -> which.toUpperCase(Locale.ROOT) + " " + Quantity.text(run.latency(which)))
                        .collect(Collectors.joining(" · "))
                + " · max " + Quantity.text(run.latency("max"));
    }
}
