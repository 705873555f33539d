package io.lockkeeper.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Reads a format whose body is one JSON object, which can also be the data of a CloudEvent. */
public abstract class JsonAlertReader implements AlertReader {

    @Override
    public final List<Received> read(byte[] body) {
        return read(StrictJson.object(body));
    }

    /** Returns whether an object looks like one of this format. */
    abstract boolean recognises(ObjectNode body);

    /**
     * Returns the alerts of a body.
     *
     * @throws MalformedSignalException as {@link #read(byte[])} does
     */
    abstract List<Received> read(ObjectNode body);
}
