package io.lockkeeper.wiring;

import io.lockkeeper.incident.Verify;
import io.lockkeeper.security.TrustedProxies;
import io.lockkeeper.target.WantedKinds;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.util.TimeUtils;

/**
 * Reads values of settings, each in its form, and remembers which were asked for. What is of another form is refused,
 * with the key, the value and the fault.
 */
final class SettingValues {

    private static final Pattern DURATION = Pattern.compile("[0-9]{1,9}(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})(B|KiB|MiB)?");

    private final Function<String, Optional<String>> properties;
    private final TreeSet<String> asked = new TreeSet<>();

    /**
     * Makes a reader.
     *
     * @param properties gives the value of a key
     */
    SettingValues(Function<String, Optional<String>> properties) {
        this.properties = properties;
    }

    Optional<String> value(String key) {
        asked.add(SettingsReader.PREFIX + key);
        return properties.apply(SettingsReader.PREFIX + key).map(String::strip).filter(value -> !value.isEmpty());
    }

    Duration duration(String key, String standard) {
        String value = value(key).orElse(standard);
        // Camel reads whatever it does not know as 0.
        if (!DURATION.matcher(value).matches()) {
            throw refused(key, value, "not a duration such as 500ms, 5s or 2m");
        }
        return Duration.ofMillis(TimeUtils.toMilliSeconds(value));
    }

    Duration atLeast(Duration least, String key, String standard) {
        Duration time = duration(key, standard);
        if (time.compareTo(least) < 0) {
            throw refused(key, value(key).orElse(standard), "less than " + least.toSeconds() + "s");
        }
        return time;
    }

    Duration within(Duration least, Duration most, String key, String standard) {
        Duration time = atLeast(least, key, standard);
        if (time.compareTo(most) > 0) {
            throw refused(key, value(key).orElse(standard), "more than " + most.toDays() + "d");
        }
        return time;
    }

    int count(String key, String standard) {
        String value = value(key).orElse(standard);
        if (value.matches("[1-9][0-9]{0,5}")) {
            return Integer.parseInt(value);
        }
        throw refused(key, value, "not a whole number from 1 to 999999");
    }

    int limit(String key, String standard) {
        String value = value(key).orElse(standard);
        if (value.matches("0|[1-9][0-9]{0,5}")) {
            return Integer.parseInt(value);
        }
        throw refused(key, value, "not a whole number from 1 to 999999, or 0 for no limit");
    }

    Verify verify(String key, String standard) {
        String value = value(key).orElse(standard);
        return Arrays.stream(Verify.values())
                .filter(verify -> verify.name().toLowerCase(Locale.ROOT).equals(value))
                .findAny()
                .orElseThrow(() -> refused(key, value, "none of auto, always and never"));
    }

    String kinds(String key) {
        String value = value(key).orElse(WantedKinds.BUILT_IN);
        try {
            var unused = WantedKinds.parse(value);
        } catch (IllegalArgumentException e) {
            throw refused(key, value, String.valueOf(e.getMessage()));
        }
        return value;
    }

    String oneOf(Set<String> words, String key, String standard) {
        String value = value(key).orElse(standard);
        if (words.contains(value)) {
            return value;
        }
        throw refused(key, value, "none of " + String.join(", ", new TreeSet<>(words)));
    }

    /** Returns those that are given below a key which ends in a dot, by what comes behind it. */
    Map<String, String> below(String parent, Collection<String> given) {
        String prefix = SettingsReader.PREFIX + parent;
        Map<String, String> below = new TreeMap<>();
        given.stream().filter(key -> key.startsWith(prefix)).forEach(key -> {
            String name = key.substring(prefix.length());
            value(parent + name).ifPresent(value -> below.put(name, value));
        });
        return below;
    }

    boolean flag(String key, String standard) {
        String value = value(key).orElse(standard);
        if (value.equals("true") || value.equals("false")) {
            return Boolean.parseBoolean(value);
        }
        throw refused(key, value, "neither true nor false");
    }

    List<String> list(String key, String standard) {
        return Arrays.stream(value(key).orElse(standard).split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    List<String> networks(String key) {
        List<String> networks = list(key, "");
        try {
            var unused = TrustedProxies.of(networks);
        } catch (IllegalArgumentException e) {
            throw refused(key, value(key).orElse(""), String.valueOf(e.getMessage()));
        }
        return networks;
    }

    double part(String key, String standard) {
        String value = value(key).orElse(standard);
        if (value.matches("0?\\.[0-9]{1,6}|1(\\.0)?") && Double.parseDouble(value) > 0) {
            return Double.parseDouble(value);
        }
        throw refused(key, value, "not a part such as 0.5, above 0 and up to 1");
    }

    int size(String key, String standard) {
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
        return new IllegalSettingException(SettingsReader.PREFIX + key + " is '" + value + "': " + fault);
    }

    void refuseUnknown(Collection<String> given) {
        TreeSet<String> unknown = new TreeSet<>(given);
        unknown.removeAll(asked);
        if (!unknown.isEmpty()) {
            throw new IllegalSettingException(
                    "unknown setting " + String.join(", ", unknown) + ": there are " + String.join(", ", asked));
        }
    }
}
