package io.lockkeeper.wiring;

import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.remediation.RequestMemory;

/** Remembers nothing: every decision reads the cluster anew. */
final class NoMemory implements RequestMemory {

    @Override
    public void lay(KnownRequest request) {
        // The next decision reads it.
    }

    @Override
    public void gone(KnownRequest request) {
        // The next decision sees it.
    }
}
