package io.lockkeeper.incident;

import java.util.Locale;

/**
 * How many requests a storm may make before further incidents are left to their senders' retry. Each is a number from 1,
 * or 0 for no limit.
 *
 * @param maxActive most that are active
 * @param perMinute most that are created within a minute
 * @param namespaceMaxActive most that are active about resources of one namespace
 * @param namespacePerMinute most that are created within a minute about resources of one namespace
 */
public record StormLimits(int maxActive, int perMinute, int namespaceMaxActive, int namespacePerMinute) {

    /** Which limit keeps a request from being created. */
    public enum Scope {
        /** One over all requests. */
        OVERALL,
        /** One over those about resources of a namespace. */
        NAMESPACE;

        /** Returns the name that metrics use, as {@code overall}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
