package io.lockkeeper.bench.report;

import java.util.Collection;

/** A chart of rows that share one axis: each has its name and its numbers as text, and a strip to draw on. */
final class Chart {

    private final Tag figure;

    Chart(Tag parent, String caption) {
        this.figure = parent.add("figure");
        figure.add("figcaption", caption);
    }

    /** Adds a row and returns the strip below its text. What is drawn there says nothing that the text does not. */
    Tag row(String name, String numbers) {
        Tag row = figure.add("div").with("class", "row");
        Tag text = row.add("p");
        text.add("b", name);
        text.text(" " + numbers);
        return row.add("svg").with("class", "strip").with("aria-hidden", "true");
    }

    /** Draws a line across what is drawn on, at a place in percent. */
    static void mark(Tag svg, String what, double place) {
        svg.add("line")
                .with("class", what)
                .at("x1", place)
                .at("x2", place)
                .with("y1", "0")
                .with("y2", "100%");
    }

    /** Adds the axis at the bottom. */
    void axis(Axis axis) {
        Tag svg = figure.add("svg").with("class", "axis").with("aria-hidden", "true");
        axis.ticks().forEach(tick -> {
            double place = axis.at(tick);
            svg.add("text", Quantity.text(tick))
                    .at("x", place)
                    .with("y", "12")
                    .with("text-anchor", place < 3 ? "start" : place > 97 ? "end" : "middle");
        });
    }

    /** Adds what the colours mean. */
    void explain(Palette palette, Collection<String> names) {
        palette.explain(names, figure);
    }
}
