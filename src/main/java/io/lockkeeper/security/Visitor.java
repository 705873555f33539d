package io.lockkeeper.security;

import org.jspecify.annotations.Nullable;

/** A request that wants to come in, whatever server it came to. */
public interface Visitor {

    /** Returns its id, in its answer and in the log. */
    String id();

    /** Returns the value of a header, null where it has none; the name's case does not matter. */
    @Nullable
    String header(String name);

    /** Returns its path as it was sent. */
    String path();

    /** Returns the address of the client as far as it is known, for the log. */
    String address();

    /** Returns the id of the route that would take it, empty where none would. */
    String route();

    /**
     * Returns its body, which is read where it was not yet. Whoever takes the request in afterwards still finds it.
     *
     * @throws RuntimeException where it is too long, or does not come in time
     */
    byte[] body();
}
