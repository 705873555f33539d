package io.lockkeeper.remediation;

import io.lockkeeper.incident.KnownRequest;

/** Knows at once what this process has read or written itself, before any watch tells it. It is called by many threads. */
public interface RequestMemory {

    /** Returns the newest state known of a request: the given one where no later one is known. */
    KnownRequest newest(KnownRequest request);

    /** Learns how a request was when it was read or written; what is known already may be newer. */
    void lay(KnownRequest request);

    /** Learns that a request, told by its uid, is no longer there. */
    void gone(KnownRequest request);
}
