package io.lockkeeper.wiring;

import io.lockkeeper.incident.StormLimits;
import io.lockkeeper.incident.Verify;
import io.lockkeeper.target.WantedKinds;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link Settings}. What it asks for is what can be set: a key that is given and that it never asks for is
 * refused.
 */
final class SettingsReader {

    static final String PREFIX = "lockkeeper.";

    private static final Pattern DURATION = Pattern.compile("[0-9]{1,9}(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})(B|KiB|MiB)?");

    private final Function<String, Optional<String>> properties;
    private final Function<String, @Nullable String> environment;
    private final TreeSet<String> asked = new TreeSet<>();

    /**
     * Makes a reader.
     *
     * @param properties gives the value of a key
     * @param environment gives the value of an environment variable, null where it is not set
     */
    SettingsReader(Function<String, Optional<String>> properties, Function<String, @Nullable String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    /**
     * Returns the settings.
     *
     * @param given every key under the prefix that somebody has set
     * @param clusterNamespace the namespace that the service account or the kubeconfig names, null where none does
     * @throws IllegalSettingException for the first setting that is wrong
     */
    Settings read(Collection<String> given, @Nullable String clusterNamespace) {
        String namespace = namespace(clusterNamespace);
        Settings settings = new Settings(
                namespace,
                environment.apply("POD_NAME"),
                new Settings.Lease(
                        flag("lease.enabled", "true"),
                        value("lease.namespace").orElse(namespace),
                        atLeast(Duration.ofSeconds(1), "lease.duration", "5s"),
                        duration("lease.margin", "1s"),
                        duration("lease.wait", "8s"),
                        atLeast(Duration.ofSeconds(1), "lease.sweep", "60s")),
                new Settings.Api(
                        duration("api.timeout", "2s"),
                        count("api.attempts", "3"),
                        duration("api.breaker-open", "30s"),
                        duration("api.unreachable-after", "30s")),
                new Settings.Http(
                        size("http.max-body", "256KiB"),
                        count("http.max-alerts", "1000"),
                        count("http.in-flight", "100"),
                        part("http.fingerprint-share", "0.5"),
                        duration("http.deadline", "15s"),
                        duration("http.fresh-past", "5m"),
                        duration("http.fresh-ahead", "2m")),
                new Settings.Batch(count("batch.parallel", "8")),
                new Settings.Decide(count("decide.attempts", "8")),
                new Settings.View(
                        duration("view.doubt", "60s"), duration("view.doubtful", "30s"), duration("view.stale", "2m")),
                new Settings.Dedup(verify("dedup.verify", "auto"), duration("dedup.min-interval", "0s")),
                new StormLimits(
                        limit("storm.max-active", "0"),
                        limit("storm.per-minute", "0"),
                        limit("storm.namespace-max-active", "0"),
                        limit("storm.namespace-per-minute", "0")),
                new Settings.Target(kinds("target.kinds"), flag("target.require-existing", "true")),
                new Settings.Cluster(
                        Set.copyOf(list("cluster.local-names", "")), flag("cluster.accept-remote", "false")),
                new Settings.Shutdown(duration("shutdown.wait", "5s"), duration("shutdown.drain", "25s")));
        refuseUnknown(given);
        return settings;
    }

    private String namespace(@Nullable String clusterNamespace) {
        Optional<String> set = value("namespace");
        if (set.isPresent()) {
            return set.get();
        }
        for (String variable : List.of("KUBERNAUT_CONTROLLER_NAMESPACE", "POD_NAMESPACE")) {
            String named = environment.apply(variable);
            if (named != null && !named.isBlank()) {
                return named;
            }
        }
        if (clusterNamespace == null) {
            throw new IllegalSettingException(
                    PREFIX + "namespace is not set: set it, or KUBERNAUT_CONTROLLER_NAMESPACE,"
                            + " to the namespace where RemediationRequests are made");
        }
        return clusterNamespace;
    }

    private Optional<String> value(String key) {
        asked.add(PREFIX + key);
        return properties.apply(PREFIX + key).map(String::strip).filter(value -> !value.isEmpty());
    }

    private Duration duration(String key, String standard) {
        String value = value(key).orElse(standard);
        // Camel reads whatever it does not know as 0.
        if (!DURATION.matcher(value).matches()) {
            throw refused(key, value, "not a duration such as 500ms, 5s or 2m");
        }
        return Duration.ofMillis(TimeUtils.toMilliSeconds(value));
    }

    private Duration atLeast(Duration least, String key, String standard) {
        Duration time = duration(key, standard);
        if (time.compareTo(least) < 0) {
            throw refused(key, value(key).orElse(standard), "less than " + least.toSeconds() + "s");
        }
        return time;
    }

    private int count(String key, String standard) {
        String value = value(key).orElse(standard);
        if (value.matches("[1-9][0-9]{0,5}")) {
            return Integer.parseInt(value);
        }
        throw refused(key, value, "not a whole number from 1 to 999999");
    }

    private int limit(String key, String standard) {
        String value = value(key).orElse(standard);
        if (value.matches("0|[1-9][0-9]{0,5}")) {
            return Integer.parseInt(value);
        }
        throw refused(key, value, "not a whole number from 1 to 999999, or 0 for no limit");
    }

    private Verify verify(String key, String standard) {
        String value = value(key).orElse(standard);
        return Arrays.stream(Verify.values())
                .filter(verify -> verify.name().toLowerCase(Locale.ROOT).equals(value))
                .findAny()
                .orElseThrow(() -> refused(key, value, "none of auto, always and never"));
    }

    private String kinds(String key) {
        String value = value(key).orElse(WantedKinds.BUILT_IN);
        try {
            var unused = WantedKinds.parse(value);
        } catch (IllegalArgumentException e) {
            throw refused(key, value, String.valueOf(e.getMessage()));
        }
        return value;
    }

    private boolean flag(String key, String standard) {
        String value = value(key).orElse(standard);
        if (value.equals("true") || value.equals("false")) {
            return Boolean.parseBoolean(value);
        }
        throw refused(key, value, "neither true nor false");
    }

    private List<String> list(String key, String standard) {
        return Arrays.stream(value(key).orElse(standard).split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private double part(String key, String standard) {
        String value = value(key).orElse(standard);
        if (value.matches("0?\\.[0-9]{1,6}|1(\\.0)?") && Double.parseDouble(value) > 0) {
            return Double.parseDouble(value);
        }
        throw refused(key, value, "not a part such as 0.5, above 0 and up to 1");
    }

    private int size(String key, String standard) {
        String value = value(key).orElse(standard);
        Matcher size = SIZE.matcher(value);
        if (!size.matches()) {
            throw refused(key, value, "not a size such as 256KiB or 1MiB");
        }
        long unit = "KiB".equals(size.group(2)) ? 1 << 10 : "MiB".equals(size.group(2)) ? 1 << 20 : 1;
        long bytes = Long.parseLong(size.group(1)) * unit;
        if (bytes < 1 || bytes > Integer.MAX_VALUE) {
            throw refused(key, value, "not between 1 byte and 2047MiB");
        }
        return (int) bytes;
    }

    private static IllegalSettingException refused(String key, String value, String fault) {
        return new IllegalSettingException(PREFIX + key + " is '" + value + "': " + fault);
    }

    private void refuseUnknown(Collection<String> given) {
        TreeSet<String> unknown = new TreeSet<>(given);
        unknown.removeAll(asked);
        if (!unknown.isEmpty()) {
            throw new IllegalSettingException(
                    "unknown setting " + String.join(", ", unknown) + ": there are " + String.join(", ", asked));
        }
    }
}
