package io.lockkeeper.http;

import io.lockkeeper.alert.MalformedSignalException;
import java.io.IOException;
import java.io.InputStream;

/** Reads a body whose sender may lie about its length, or not tell it. */
public final class BoundedBody {

    private BoundedBody() {}

    /**
     * Returns all bytes of a body.
     *
     * @param limit most bytes that are taken in
     * @throws PayloadTooLargeException as soon as there are more
     * @throws MalformedSignalException where the body breaks off
     */
    public static byte[] read(InputStream body, int limit) {
        try {
            byte[] bytes = body.readNBytes(limit);
            if (bytes.length == limit && body.read() >= 0) {
                throw new PayloadTooLargeException(limit);
            }
            return bytes;
        } catch (IOException e) {
            throw new MalformedSignalException("body", "broken off before its end", e);
        }
    }
}
