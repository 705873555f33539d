package io.lockkeeper.wiring;

import java.time.Duration;

/** What must hold between two settings. */
final class Relation {

    private Relation() {}

    /**
     * Checks that one time is shorter than another.
     *
     * @throws IllegalSettingException where it is not; it names both settings and their values
     */
    static void shorter(String shortKey, Duration shortTime, String longKey, Duration longTime) {
        if (shortTime.compareTo(longTime) >= 0) {
            throw new IllegalSettingException(SettingsReader.PREFIX + shortKey + " (" + text(shortTime)
                    + ") must be shorter than " + SettingsReader.PREFIX + longKey + " (" + text(longTime)
                    + "): change one of them");
        }
    }

    private static String text(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }
}
