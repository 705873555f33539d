package io.lockkeeper.bench;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as text. */
final class Table {

    private static final String LINE = "%-72s %9s %7s %7s  %s%n";

    private Table() {}

    static String of(List<Figure> figures) {
        StringBuilder text = new StringBuilder(LINE.formatted("figure", "value", "must", "aim", "reached"));
        for (Figure figure : figures) {
            text.append(LINE.formatted(
                    figure.figure(),
                    number(figure.value()),
                    bound(figure, figure.must()),
                    bound(figure, figure.aim()),
                    word(figure)));
        }
        return text.toString();
    }

    private static String word(Figure figure) {
        if (!figure.reached()) {
            return "NO";
        }
        return figure.must() == null ? "" : "yes";
    }

    private static String bound(Figure figure, @Nullable Double bound) {
        return bound == null ? "" : (figure.better().equals("higher") ? ">= " : "<= ") + number(bound);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value).replaceFirst("\\.?0+$", "");
    }
}
