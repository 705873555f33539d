package io.lockkeeper.steps;

import io.lockkeeper.http.Json;
import io.lockkeeper.http.SecurityHeaders;
import io.lockkeeper.http.Slots.Slot;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Writes an HTTP answer into an exchange. */
final class HttpReply {

    private HttpReply() {}

    /** Answers with an object as JSON. */
    static void write(Exchange exchange, int status, String mediaType, Object body) {
        write(exchange, status, mediaType, Json.write(body));
    }

    /** Replaces the message, so that no header of the request finds its way back, and gives the request's slot back. */
    static void write(Exchange exchange, int status, String mediaType, byte[] body) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, mediaType);
        // All of it is there, so its length can be told.
        message.setHeader(Exchange.HTTP_CHUNKED, false);
        SecurityHeaders.ALL.forEach(message::setHeader);
        message.setHeader("X-Request-ID", exchange.getProperty(Signal.REQUEST_ID, "", String.class));
        message.setBody(body);
        Slot slot = exchange.getProperty(Signal.SLOT, Slot.class);
        if (slot != null) {
            slot.close();
        }
    }
}
