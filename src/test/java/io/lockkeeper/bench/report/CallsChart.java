package io.lockkeeper.bench.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How many calls to the API server an alert takes, of which sort. */
final class CallsChart {

    private CallsChart() {}

    static void add(List<Run> runs, Palette palette, Tag parent) {
        List<Run> counted =
                runs.stream().filter(run -> !run.callsPerAlert().isEmpty()).toList();
        if (counted.isEmpty()) {
            return;
        }
        Axis axis = Axis.linear(counted.stream().mapToDouble(run -> sum(run.callsPerAlert())));
        Chart chart = new Chart(parent, "Calls to the API server for one alert");
        counted.forEach(run -> draw(run.callsPerAlert(), axis, palette, chart.row(run.title(), numbers(run))));
        chart.explain(
                palette,
                counted.stream()
                        .flatMap(run -> run.callsPerAlert().keySet().stream())
                        .distinct()
                        .toList());
    }

    private static void draw(Map<String, Double> calls, Axis axis, Palette palette, Tag strip) {
        double before = 0;
        for (Map.Entry<String, Double> call : calls.entrySet()) {
            strip.add("rect")
                    .with("class", palette.of(call.getKey()))
                    .at("x", axis.at(before))
                    .at("width", axis.at(before + call.getValue()) - axis.at(before))
                    .with("y", "20%")
                    .with("height", "60%");
            before += call.getValue();
        }
    }

    private static String numbers(Run run) {
        return run.callsPerAlert().entrySet().stream()
                .map(call -> call.getKey() + " " + Quantity.text(call.getValue()))
                .collect(Collectors.joining(" · ", "together " + Quantity.text(sum(run.callsPerAlert())) + ": ", ""));
    }

    private static double sum(Map<String, Double> calls) {
        return calls.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
