package io.lockkeeper.wiring;

/** Which version of the gateway this is. */
final class Version {

    private Version() {}

    /** Returns the version that the jar's manifest names, {@code development} where there is no jar. */
    static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
