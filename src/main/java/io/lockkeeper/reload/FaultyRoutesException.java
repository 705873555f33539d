package io.lockkeeper.reload;

import java.util.List;

/** Files of routes that cannot be used as they are. */
final class FaultyRoutesException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    FaultyRoutesException(List<Fault> faults) {
        super(faults.toString());
        this.faults = List.copyOf(faults);
    }

    FaultyRoutesException(Fault fault) {
        this(List.of(fault));
    }

    /** Returns what is wrong with them, at least one. */
    List<Fault> faults() {
        return faults;
    }
}
