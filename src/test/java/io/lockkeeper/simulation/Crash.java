package io.lockkeeper.simulation;

/** Ends a thread whose process has crashed. An error, so that nothing takes it for a failure to be handled. */
final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    Crash() {
        super("the process has crashed", null, false, false);
    }
}
