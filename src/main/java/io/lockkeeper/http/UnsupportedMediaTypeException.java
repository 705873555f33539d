package io.lockkeeper.http;

import java.util.Set;

/** A body is of a media type that this path does not take. */
public final class UnsupportedMediaTypeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes one that says which types would do. */
    public UnsupportedMediaTypeException(Set<String> taken) {
        super("Content-Type: not one of " + String.join(", ", taken));
    }
}
