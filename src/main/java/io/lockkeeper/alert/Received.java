package io.lockkeeper.alert;

/** One alert of a body, as far as it could be read. */
public sealed interface Received permits Alert, MalformedAlert {

    /** Returns its position in the body that carried it, from 0. */
    int index();

    /** Returns what it is called, empty where that could not be read. */
    String name();

    /**
     * Returns the same in a body that is part of another.
     *
     * @param path in front of its own paths, as {@code [2].data.}
     * @param place its position in the whole
     */
    Received within(String path, int place);
}
