package io.lockkeeper.incident;

/** What has to be read before a request may be created. */
public sealed interface Check {

    /** Nothing: the name of the first link is what every creator meets at. */
    record None() implements Check {}

    /**
     * The request before, by its name: it must still be this one, and neither active nor suppressing.
     *
     * @param request as the view has it
     */
    record Predecessor(KnownRequest request) implements Check {}

    /**
     * All requests of the fingerprint, in a list that is consistent. It decides in the place of the view.
     *
     * @param doubt why the view may not
     */
    record Listing(Doubt doubt) implements Check {}
}
