package io.lockkeeper.reload;

/** A file that cannot be read as routes. */
final class FaultyRoutesException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    FaultyRoutesException(Fault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    /** Returns what is wrong with it. */
    Fault fault() {
        return fault;
    }
}
