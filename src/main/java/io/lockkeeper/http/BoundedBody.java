package io.lockkeeper.http;

import io.lockkeeper.alert.MalformedSignalException;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.DeadlineExceededException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.List;

/** Reads a body whose sender may lie about its length, or not tell it, or be slow. */
public final class BoundedBody {

    private static final int CHUNK = 8192;
    private static final String NEXT = "the body was read";

    private BoundedBody() {}

    /**
     * Returns all bytes of a body.
     *
     * @param declared length that the sender announced, negative where it did not
     * @param limit most bytes that are taken in
     * @param deadline until when they have to be there
     * @throws PayloadTooLargeException as soon as there are more
     * @throws MalformedSignalException where the body breaks off
     * @throws DeadlineExceededException where its sender is too slow
     */
    public static byte[] read(InputStream body, long declared, int limit, Deadline deadline) {
        if (declared > limit) {
            throw PayloadTooLargeException.ofBytes(limit);
        }
        deadline.check(NEXT);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try {
            for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
                bytes.write(chunk, 0, read);
                if (bytes.size() > limit) {
                    throw PayloadTooLargeException.ofBytes(limit);
                }
                deadline.check(NEXT);
            }
        } catch (IOException e) {
            throw brokenOff(e);
        }
        return bytes.toByteArray();
    }

    /** Returns why a body is refused that broke off: its sender was silent for too long, or has gone. */
    public static RuntimeException brokenOff(IOException failure) {
        return isSilence(failure)
                ? new DeadlineExceededException(NEXT, List.of())
                : new MalformedSignalException("body", "broken off before its end", failure);
    }

    /** A servlet container may take a time-out for a sender that has gone, and has it as the cause then. */
    private static boolean isSilence(IOException failure) {
        return failure instanceof SocketTimeoutException || failure.getCause() instanceof SocketTimeoutException;
    }
}
