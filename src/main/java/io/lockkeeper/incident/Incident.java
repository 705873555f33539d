package io.lockkeeper.incident;

import io.lockkeeper.target.Target;

/**
 * Trouble with one resource.
 *
 * @param target the resource
 * @param fingerprint what all alerts of this incident share
 */
public record Incident(Target target, Fingerprint fingerprint) {

    /** Returns the incident of a resource. */
    public static Incident of(Target target) {
        return new Incident(target, Fingerprint.of(target));
    }
}
