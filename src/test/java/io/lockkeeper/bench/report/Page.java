package io.lockkeeper.bench.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The page as a whole. */
final class Page {

    private static final String STYLE = "/bench/report.css";

    private final Summary summary;
    private final Palette palette = new Palette();

    Page(Summary summary) {
        this.summary = summary;
    }

    /** Returns it as HTML. */
    String render() {
        Tag html = Tag.html().with("lang", "en");
        head(html.add("head"));
        Tag body = html.add("body");
        title(body.add("header"));
        Map<String, List<Run>> groups = byAnchor();
        contents(groups, body.add("nav").with("aria-label", "Groups of runs"));
        Tag main = body.add("main");
        if (!summary.ratios().isEmpty()) {
            RatioTable.add(summary.ratios(), section(main, "figures", "Figures"));
        }
        groups.forEach(
                (anchor, runs) -> group(runs, section(main, anchor, runs.get(0).group())));
        return html.write();
    }

    private void head(Tag head) {
        head.add("meta").with("charset", "utf-8");
        head.add("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1");
        head.add("meta").with("name", "color-scheme").with("content", "light dark");
        head.add("title", summary.name());
        head.add("style", style());
    }

    private void title(Tag header) {
        header.add("h1", summary.name());
        if (!summary.started().isEmpty()) {
            header.add("p", "measured from " + summary.started() + " on");
        }
        if (!summary.surroundings().isEmpty()) {
            Tag list = header.add("dl");
            summary.surroundings().forEach((name, value) -> {
                Tag entry = list.add("div");
                entry.add("dt", name);
                entry.add("dd", value);
            });
        }
    }

    private void contents(Map<String, List<Run>> groups, Tag nav) {
        nav.add("a", "Figures").with("href", "#figures");
        groups.forEach((anchor, runs) -> nav.add("a", runs.get(0).group()).with("href", "#" + anchor));
    }

    private void group(List<Run> runs, Tag section) {
        RunTable.add(runs, section);
        LatencyChart.add(runs, section);
        TimeChart throughput = new TimeChart("Answers in each second", palette);
        runs.forEach(run -> throughput.panel(run.title(), List.of(new TimeChart.Line("answers", run.perSecond()))));
        throughput.addTo(section);
        CallsChart.add(runs, palette, section);
        LockTable.add(runs, section);
        ProcessCharts.add(runs, palette, section);
    }

    /** Groups are called what the benchmark likes, so that no anchor is made of it. */
    private Map<String, List<Run>> byAnchor() {
        Map<String, List<Run>> anchors = new LinkedHashMap<>();
        summary.groups().values().forEach(runs -> anchors.put("group-" + (anchors.size() + 1), runs));
        return anchors;
    }

    private static Tag section(Tag main, String anchor, String title) {
        Tag section = main.add("section").with("id", anchor);
        section.add("h2", title);
        return section;
    }

    private static String style() {
        try (InputStream file = Objects.requireNonNull(Page.class.getResourceAsStream(STYLE), STYLE)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + STYLE, e);
        }
    }
}
