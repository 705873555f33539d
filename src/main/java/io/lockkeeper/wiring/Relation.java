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

    /**
     * Checks that a time is either none at all or long enough.
     *
     * @param leastKeys what its least is the sum of
     * @throws IllegalSettingException where it is not; it names the settings, the value and the least
     */
    static void noneOrAtLeast(String key, Duration time, String leastKeys, Duration least) {
        if (!time.isZero() && time.compareTo(least) < 0) {
            throw new IllegalSettingException(SettingsReader.PREFIX + key + " (" + text(time)
                    + ") must be 0s or at least " + leastKeys + " (" + text(least) + "): change one of them");
        }
    }

    private static String text(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }
}
