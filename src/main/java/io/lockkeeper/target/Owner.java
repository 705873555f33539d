package io.lockkeeper.target;

/**
 * What an owner reference names.
 *
 * @param apiVersion as the reference has it: {@code apps/v1}
 * @param kind as in a manifest
 * @param name of the owner
 */
record Owner(String apiVersion, String kind, String name) {

    /** Returns the group of its API, empty for the core. */
    String group() {
        return groupOf(apiVersion);
    }

    /** Returns the group in an API version, empty for the core. */
    static String groupOf(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }
}
