package io.lockkeeper.wiring;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Values of metrics' labels that senders choose, bounded, so that no sender makes series without end. */
final class LabelValues {

    /** Stands for all that are too many. */
    static final String OTHER = "other";

    /** How many names of alerts have a series of their own. */
    static final int NAMES = 500;

    private static final Set<String> SEVERITIES = Set.of(
            "critical", "high", "error", "major", "medium", "warning", "minor", "low", "info", "none", "unknown");

    private final Set<String> names = ConcurrentHashMap.newKeySet();

    /** Returns the severity in lower case, if it is one of those that people use. */
    String severity(String sent) {
        String severity = sent.toLowerCase(Locale.ROOT);
        return SEVERITIES.contains(severity) ? severity : OTHER;
    }

    /** Returns the name, if it is one of the first {@value #NAMES}. */
    String name(String sent) {
        if (names.contains(sent)) {
            return sent;
        }
        return names.size() < NAMES && names.add(sent) ? sent : OTHER;
    }
}
