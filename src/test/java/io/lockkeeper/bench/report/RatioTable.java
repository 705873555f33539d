package io.lockkeeper.bench.report;

import java.util.List;
import java.util.stream.Stream;

/** What everybody asks first: which figures are reached. */
final class RatioTable {

    private RatioTable() {}

    static void add(List<Ratio> ratios, Tag parent) {
        DataTable table = new DataTable(
                parent, "Figures that have to be reached", List.of("figure", "verdict", "measured", "must", "aim"));
        for (Ratio ratio : ratios) {
            String bound = ratio.lowerIsBetter() ? "≤ " : "≥ ";
            Tag name = table.row(
                    ratio.name(),
                    List.of(
                            ratio.verdict().sign() + " " + ratio.verdict().words(),
                            Quantity.text(ratio.value()),
                            ratio.must().isPresent() ? bound + Quantity.text(ratio.must()) : Quantity.NONE,
                            ratio.aim().isPresent() ? bound + Quantity.text(ratio.aim()) : Quantity.NONE));
            draw(ratio, name);
            if (!ratio.how().isEmpty()) {
                name.add("small", ratio.how());
            }
        }
    }

    /**
     * The bar is what was measured, the marks are what it must reach and should: the row has all three as text. Without
     * a bound there is nothing to compare with.
     */
    private static void draw(Ratio ratio, Tag cell) {
        if (ratio.value().isEmpty() || ratio.must().isEmpty()) {
            return;
        }
        Axis axis = Axis.linear(Stream.of(ratio.value(), ratio.must(), ratio.aim())
                .flatMapToDouble(value -> value.stream().map(number -> number * 1.05)));
        Tag svg = cell.add("svg").with("class", "bar").with("aria-hidden", "true");
        svg.add("rect").with("class", "track").with("width", "100%").with("height", "100%");
        svg.add("rect")
                .with("class", ratio.verdict() == Ratio.Verdict.MISSED ? "missed" : "reached")
                .at("width", axis.at(ratio.value().getAsDouble()))
                .with("height", "100%");
        ratio.aim().ifPresent(aim -> Chart.mark(svg, "aim", axis.at(aim)));
        ratio.must().ifPresent(must -> Chart.mark(svg, "must", axis.at(must)));
    }
}
