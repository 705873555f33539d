package io.lockkeeper.steps;

import io.lockkeeper.http.BoundedBody;
import io.lockkeeper.incident.Deadline;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Reads the body of an HTTP request. */
final class HttpBody {

    private HttpBody() {}

    /** Returns it as {@link BoundedBody} reads it, empty where there is none. */
    static byte[] read(Exchange exchange, int limit) {
        Message request = exchange.getMessage();
        Deadline deadline = Signal.get(exchange, Signal.DEADLINE, Deadline.class);
        InputStream body = request.getBody(InputStream.class);
        long declared = request.getHeader(Exchange.CONTENT_LENGTH, -1L, Long.class);
        return body == null ? new byte[0] : BoundedBody.read(body, declared, limit, deadline);
    }
}
