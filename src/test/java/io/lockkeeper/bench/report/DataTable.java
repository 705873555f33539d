package io.lockkeeper.bench.report;

import java.util.List;

/** A table of text. It scrolls by itself where a screen is too narrow for it. */
final class DataTable {

    private final Tag body;

    /** Begins one. Its first column names the rows. */
    DataTable(Tag parent, String caption, List<String> columns) {
        Tag table = parent.add("div")
                .with("class", "scroll")
                .with("tabindex", "0")
                .with("role", "region")
                .with("aria-label", caption)
                .add("table");
        table.add("caption", caption);
        Tag head = table.add("thead").add("tr");
        columns.forEach(column -> head.add("th", column).with("scope", "col"));
        this.body = table.add("tbody");
    }

    /** Adds a row and returns the cell that names it, which more may be added to. */
    Tag row(String name, List<String> cells) {
        Tag row = body.add("tr");
        Tag head = row.add("th", name).with("scope", "row");
        cells.forEach(cell -> row.add("td", cell));
        return head;
    }
}
