package io.lockkeeper.lease;

/** What every part of one lock works with. */
record LockParts(
        LeaseStore store,
        LockSettings settings,
        LockEnvironment environment,
        LockMetrics metrics,
        ForeignHolders foreignHolders,
        Observations observations) {

    /** Returns the same with nothing counted. */
    LockParts uncounted() {
        return new LockParts(store, settings, environment, LockMetrics.NONE, foreignHolders, observations);
    }
}
