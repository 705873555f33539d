package io.lockkeeper.bench;

import java.net.URI;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for by properties of the command line.
 *
 * @param quick whether it is the form of minutes, {@code -Dbench=quick}; otherwise {@code -Dbench=full}
 * @param name of the folder of its files
 * @param fresh whether nothing of an earlier attempt is kept
 * @param only ids or groups of runs; all, where there are none
 * @param rival another gateway that does the same work, null for none
 */
record Options(boolean quick, String name, boolean fresh, Set<String> only, Rival.@Nullable Start rival) {

    private static final String QUICK = "quick";
    private static final String FULL = "full";

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException with the property that is at fault
     */
    static Options of(Properties properties) {
        String form = properties.getProperty("bench", QUICK);
        if (!List.of(QUICK, FULL).contains(form)) {
            throw new IllegalArgumentException("bench: must be quick or full, but is " + form);
        }
        Set<String> only = Stream.of(properties.getProperty("bench.only", "").split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        String name = properties.getProperty("bench.name", only.isEmpty() ? form : form + "-part");
        if (!name.matches("[\\w.-]*\\w[\\w.-]*")) {
            throw new IllegalArgumentException("bench.name: must be the name of a folder, but is " + name);
        }
        return new Options(
                form.equals(QUICK),
                name,
                !properties.getProperty("bench.fresh", "false").equals("false"),
                only,
                rival(properties));
    }

    private static Rival.@Nullable Start rival(Properties properties) {
        String command = properties.getProperty("bench.rival.command");
        String url = properties.getProperty("bench.rival.url");
        if (command == null && url == null) {
            return null;
        }
        if (command == null || url == null) {
            throw new IllegalArgumentException(
                    "bench.rival: needs both, bench.rival.command to start it and bench.rival.url where it then listens");
        }
        URI uri = URI.create(url);
        if (uri.getHost() == null || uri.getPort() < 0) {
            throw new IllegalArgumentException("bench.rival.url: must be http://host:port, but is " + url);
        }
        return new Rival.Start(properties.getProperty("bench.rival.name", "rival"), command, uri);
    }

    /** Returns the runs that are asked for. */
    List<Planned> plan() {
        List<Planned> all = Stream.concat(
                        (quick ? Plan.quick() : Plan.full()).stream(),
                        rival == null ? Stream.empty() : Plan.rival(rival.name(), quick).stream())
                .toList();
        List<Planned> asked = all.stream()
                .filter(run -> only.isEmpty() || only.contains(run.id()) || only.contains(run.group()))
                .toList();
        if (asked.isEmpty()) {
            throw new IllegalArgumentException("bench.only: no run is called so; there are "
                    + all.stream().map(Planned::id).collect(Collectors.joining(", ")));
        }
        return asked;
    }
}
