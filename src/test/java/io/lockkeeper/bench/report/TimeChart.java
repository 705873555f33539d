package io.lockkeeper.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What went on second by second: a small chart for each run, all of one height, and the values as a table below. */
final class TimeChart {

    private final String caption;
    private final Palette palette;
    private final List<Panel> panels = new ArrayList<>();

    TimeChart(String caption, Palette palette) {
        this.caption = caption;
        this.palette = palette;
    }

    /** Adds a run, unless nothing was measured in it. */
    void panel(String run, List<Line> lines) {
        List<Line> measured =
                lines.stream().filter(line -> !line.values().isEmpty()).toList();
        if (!measured.isEmpty()) {
            panels.add(new Panel(run, measured));
        }
    }

    /** Adds the chart to a part of the page, unless nothing was measured at all. */
    void addTo(Tag parent) {
        if (panels.isEmpty()) {
            return;
        }
        Axis height = Axis.linear(panels.stream()
                .flatMap(panel -> panel.lines().stream())
                .flatMap(line -> line.values().stream())
                .mapToDouble(Double::doubleValue));
        Tag figure = parent.add("figure");
        figure.add("figcaption", caption);
        Tag grid = figure.add("div").with("class", "panels");
        panels.forEach(panel -> draw(panel, height, grid.add("div")));
        List<String> names = panels.stream()
                .flatMap(panel -> panel.lines().stream())
                .map(Line::name)
                .distinct()
                .toList();
        if (names.size() > 1) {
            palette.explain(names, figure);
        }
        values(figure.add("details"));
    }

    private void draw(Panel panel, Axis height, Tag cell) {
        cell.add("p").add("b", panel.run());
        Tag svg = cell.add("svg")
                .with("class", "time")
                .with("viewBox", "0 0 100 100")
                .with("preserveAspectRatio", "none")
                .with("aria-hidden", "true");
        panel.lines().forEach(line -> svg.add("polyline")
                .with("class", palette.of(line.name()))
                .with("points", points(line.values(), height)));
        int seconds = panel.lines().stream()
                .mapToInt(line -> line.values().size())
                .max()
                .orElse(0);
        cell.add("p", "0 to " + Quantity.text(height.to()) + ", over " + seconds + " s")
                .with("class", "scale");
    }

    private static String points(List<Double> values, Axis height) {
        double step = 100.0 / Math.max(1, values.size() - 1);
        String points = IntStream.range(0, values.size())
                .mapToObj(second ->
                        String.format(Locale.ROOT, "%.1f,%.1f", second * step, 100 - height.at(values.get(second))))
                .collect(Collectors.joining(" "));
        // One second alone is a line too.
        return values.size() == 1 ? points + " 100," + points.substring(points.indexOf(',') + 1) : points;
    }

    private void values(Tag details) {
        details.add("summary", "The values of each second");
        DataTable table = new DataTable(details, caption, List.of("run", "what", "values"));
        panels.forEach(panel -> panel.lines()
                .forEach(line -> table.row(panel.run(), List.of(line.name(), Quantity.text(line.values())))));
    }

    /** What was measured each second of one thing. */
    record Line(String name, List<Double> values) {}

    private record Panel(String run, List<Line> lines) {}
}
