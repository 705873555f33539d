package io.lockkeeper.bench.report;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gives each name a colour, the same one all over the page. The colours themselves are in the style sheet. */
final class Palette {

    private static final int COLOURS = 10;

    private final Map<String, String> classes = new LinkedHashMap<>();

    /** Returns the class of a name's colour. */
    String of(String name) {
        return classes.computeIfAbsent(name, unknown -> "c" + classes.size() % COLOURS);
    }

    /** Adds what the colours mean. */
    void explain(Collection<String> names, Tag to) {
        Tag list = to.add("ul").with("class", "legend");
        names.forEach(name -> {
            Tag item = list.add("li");
            item.add("svg")
                    .with("class", "swatch " + of(name))
                    .with("aria-hidden", "true")
                    .add("rect")
                    .with("width", "100%")
                    .with("height", "100%");
            item.text(name);
        });
    }
}
