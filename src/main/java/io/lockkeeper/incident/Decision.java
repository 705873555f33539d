package io.lockkeeper.incident;

/** What is to be done about an alert, from what is known of its incident. */
public sealed interface Decision {

    /**
     * A request stands for the incident: the alert is counted on it.
     *
     * @param request the one that stands
     */
    record Known(KnownRequest request) implements Decision {}

    /**
     * None stands: one is created as the next link of the incident's line.
     *
     * @param link where in the line
     */
    record Open(Link link) implements Decision {}
}
