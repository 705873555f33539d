package io.lockkeeper.incident;

import java.util.Locale;

/** Why the live view alone may not say that no request stands for an incident. */
public enum Doubt {
    /** The view is new: what was deleted shortly before, it does not know, and others may still act on. */
    STARTED,
    /** For too long the watch that feeds it has not said that it told everything. */
    STALE,
    /** A request of the incident was deleted so shortly ago that others may still act on it. */
    DELETED,
    /** A read or write found that a request which the view shows is gone, or that the line is not as the view has it. */
    PREDECESSOR_GONE,
    /** Others create requests under names of their own, or are taken to: no refused name would tell. */
    OTHER_CREATORS;

    /** Returns the name that logs and metrics use, as {@code predecessor_gone}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
