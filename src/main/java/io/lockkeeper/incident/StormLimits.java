package io.lockkeeper.incident;

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
        OVERALL("overall"),
        /** One over those about resources of a namespace. */
        NAMESPACE("namespace");

        private final String label;

        Scope(String label) {
            this.label = label;
        }

        /** Returns the name that metrics use. */
        public String label() {
            return label;
        }
    }
}
