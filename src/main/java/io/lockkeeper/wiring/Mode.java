package io.lockkeeper.wiring;

import java.util.Optional;

/** Whether this replica is one of several, what keeps those apart, and whether anybody may send to it, in words. */
record Mode(Settings settings) {

    /** Returns it for the log of the start. */
    String describe() {
        return settings.entry().enabled()
                ? lock()
                : lock() + ", WITHOUT AUTHENTICATION (lockkeeper.auth.enabled is false)";
    }

    private String lock() {
        if (settings.locks()) {
            return "replica " + settings.podName() + ", Leases in namespace "
                    + settings.lease().namespace();
        }
        return settings.lease().enabled()
                ? "single replica without Leases (POD_NAME is not set)"
                : "without Leases (lockkeeper.lease.enabled is false)";
    }

    /** Returns it for health where there is no lock, empty where there is one. */
    Optional<String> remark() {
        return settings.locks() ? Optional.empty() : Optional.of(lock());
    }
}
