package io.lockkeeper.harness;

import io.lockkeeper.incident.Fingerprint;
import io.lockkeeper.target.Target;

/** What the Lease of an incident is called. */
public final class LeaseOf {

    private static final int DIGITS = 16;

    private LeaseOf() {}

    /** Returns the name for a Deployment of the namespace shop. */
    public static String deployment(String name) {
        return deployment("shop", name);
    }

    /** Returns the name for a Deployment. */
    public static String deployment(String namespace, String name) {
        Target target = new Target("", namespace, "Deployment", name, "apps/v1");
        return "gw-lock-" + Fingerprint.of(target).value().substring(0, DIGITS);
    }
}
