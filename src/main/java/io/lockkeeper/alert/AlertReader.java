package io.lockkeeper.alert;

import java.util.List;

/** Reads the alerts from a body of one format. */
@FunctionalInterface
public interface AlertReader {

    /**
     * Returns the alerts of a body, in the order in which it holds them, at least one.
     *
     * @param body the bytes as received
     * @throws MalformedSignalException where the body as a whole is not of this format; it names the field and the fault
     */
    List<Received> read(byte[] body);
}
