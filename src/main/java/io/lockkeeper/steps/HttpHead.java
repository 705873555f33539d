package io.lockkeeper.steps;

import java.util.UUID;
import org.apache.camel.Exchange;

/** What of the head of an HTTP request its answer needs. */
final class HttpHead {

    private HttpHead() {}

    /** Gives a request an id and keeps its path, unless an earlier step has. */
    static void remember(Exchange exchange) {
        if (exchange.getProperty(Signal.REQUEST_ID) == null) {
            exchange.setProperty(Signal.REQUEST_ID, UUID.randomUUID().toString());
            exchange.setProperty(Signal.PATH, exchange.getMessage().getHeader(Exchange.HTTP_PATH, "", String.class));
        }
    }
}
