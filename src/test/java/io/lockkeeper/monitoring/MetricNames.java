package io.lockkeeper.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of metrics, where people read of them and where they are. */
final class MetricNames {

    /** A name that is recorded has colons in it, one that ends in an underscore stands for many. */
    private static final Pattern NAME = Pattern.compile("(?<![\\w:/])(?:gateway|lockkeeper)_[a-z_]*[a-z](?![\\w(:])");

    private static final Pattern FAMILY = Pattern.compile("^# TYPE (\\S+) ", Pattern.MULTILINE);
    private static final Pattern SERIES = Pattern.compile("^(\\w+)[{ ]", Pattern.MULTILINE);

    private MetricNames() {}

    /** Returns those that the documents, the rules or the dashboard name. */
    static Set<String> read() throws IOException {
        Set<String> names = new TreeSet<>(in(Path.of("README.md")));
        try (Stream<Path> documents = Files.list(Path.of("docs"));
                Stream<Path> monitoring = Files.list(Path.of("k8s/components/monitoring"))) {
            for (Path file : Stream.concat(documents, monitoring)
                    .filter(Files::isRegularFile)
                    .toList()) {
                names.addAll(in(file));
            }
        }
        return names;
    }

    /** Returns those that a file names. */
    static Set<String> in(Path file) throws IOException {
        return found(NAME, Files.readString(file));
    }

    /** Returns those of a scrape, families such as histograms and their series both. */
    static Set<String> scraped(String scrape) {
        Set<String> names = families(scrape);
        names.addAll(found(SERIES, scrape));
        return names;
    }

    /** Returns the project's own families of a scrape. */
    static Set<String> families(String scrape) {
        return found(FAMILY, scrape).stream()
                // The longest of a time is a family of its own to Micrometer.
                .filter(name -> name.matches("(gateway|lockkeeper)_.*(?<!_max)"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.groupCount() == 0 ? match.group() : match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
