package io.lockkeeper.simulation;

/**
 * What must hold, did not.
 *
 * @param details what was found instead
 */
record Violation(Invariant invariant, String details) {

    @Override
    public String toString() {
        return invariant + " (" + invariant.text() + ") is broken: " + details;
    }
}
