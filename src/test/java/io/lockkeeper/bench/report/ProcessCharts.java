package io.lockkeeper.bench.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What the processes took of the machine. */
final class ProcessCharts {

    private ProcessCharts() {}

    static void add(List<Run> runs, Palette palette, Tag parent) {
        if (runs.stream().allMatch(run -> run.processes().isEmpty())) {
            return;
        }
        chart("CPU, in processors", runs, UsedProcess::cores, palette).addTo(parent);
        chart("Resident memory, in MiB", runs, UsedProcess::residentMiB, palette)
                .addTo(parent);
        Tag details = parent.add("details");
        details.add("summary", "What each process took as a whole");
        DataTable table = new DataTable(
                details,
                "Processes",
                List.of("run", "process", "CPU in s", "processors on average", "peak memory in MiB"));
        runs.forEach(run -> run.processes()
                .forEach(process -> table.row(
                        run.title(),
                        List.of(
                                process.name(),
                                Quantity.text(process.cpuSeconds()),
                                average(process.cpuSeconds(), run.number("tookSeconds")),
                                Quantity.text(process.peakMiB())))));
    }

    private static TimeChart chart(
            String caption, List<Run> runs, Function<UsedProcess, List<Double>> values, Palette palette) {
        TimeChart chart = new TimeChart(caption, palette);
        runs.forEach(run -> chart.panel(
                run.title(),
                run.processes().stream()
                        .map(process -> new TimeChart.Line(process.name(), values.apply(process)))
                        .toList()));
        return chart;
    }

    private static String average(OptionalDouble cpuSeconds, OptionalDouble tookSeconds) {
        return cpuSeconds.isPresent() && tookSeconds.isPresent() && tookSeconds.getAsDouble() > 0
                ? Quantity.text(cpuSeconds.getAsDouble() / tookSeconds.getAsDouble())
                : Quantity.NONE;
    }
}
