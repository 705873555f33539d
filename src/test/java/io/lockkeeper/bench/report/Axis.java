package io.lockkeeper.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Where values are drawn.
 *
 * @param from the least, at 0 %; above 0 where it is logarithmic
 * @param to the greatest, at 100 %
 */
record Axis(double from, double to, boolean logarithmic) {

    private static final double[] STEPS = {1, 2, 5};
    private static final int MOST_TICKS = 7;

    /** Returns one from 0 on that has room for some values. */
    static Axis linear(DoubleStream values) {
        return new Axis(0, values.filter(value -> value > 0).max().orElse(1), false);
    }

    /** Returns one that has room for some values, and begins and ends with a round one. */
    static Axis logarithmic(List<Double> values) {
        List<Double> positive = values.stream().filter(value -> value > 0).toList();
        double least = positive.stream().min(Comparator.naturalOrder()).orElse(1.0);
        double most = positive.stream().max(Comparator.naturalOrder()).orElse(10.0);
        List<Double> round = round(least / 10, most * 10);
        double from = round.stream()
                .filter(value -> value <= least)
                .reduce((one, next) -> next)
                .orElse(least);
        double to = round.stream()
                .filter(value -> value >= most && value > from)
                .findFirst()
                .orElse(most);
        return new Axis(from, to, true);
    }

    /** Returns the place of a value in percent. What lies outside is drawn at the edge. */
    double at(double value) {
        double inside = Math.min(Math.max(value, from), to);
        return 100 * (logarithmic ? Math.log(inside / from) / Math.log(to / from) : (inside - from) / (to - from));
    }

    /** Returns round values to write beside a logarithmic one, few enough to be read on a phone. */
    List<Double> ticks() {
        List<Double> all = round(from, to);
        return all.size() <= MOST_TICKS
                ? all
                : all.stream()
                        .filter(value -> Math.rint(Math.log10(value)) == Math.log10(value))
                        .toList();
    }

    private static List<Double> round(double least, double most) {
        List<Double> values = new ArrayList<>();
        for (int decade = (int) Math.floor(Math.log10(least)); decade <= Math.ceil(Math.log10(most)); decade++) {
            for (double step : STEPS) {
                double value = Double.parseDouble(step + "e" + decade);
                if (value >= least && value <= most) {
                    values.add(value);
                }
            }
        }
        return values;
    }
}
