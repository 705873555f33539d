package io.lockkeeper.steps;

import io.lockkeeper.http.BoundedBody;
import java.io.InputStream;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Takes an HTTP request in: gives it an id, remembers its path, and reads its body as far as that is allowed. */
public final class Admit implements Processor {

    private final int maxBody;

    /**
     * Makes the step.
     *
     * @param maxBody most bytes of a body that are taken in
     */
    public Admit(int maxBody) {
        this.maxBody = maxBody;
    }

    @Override
    public void process(Exchange exchange) {
        exchange.setProperty(Signal.REQUEST_ID, UUID.randomUUID().toString());
        exchange.setProperty(Signal.PATH, exchange.getMessage().getHeader(Exchange.HTTP_PATH, "", String.class));
        InputStream body = exchange.getMessage().getBody(InputStream.class);
        exchange.getMessage().setBody(body == null ? new byte[0] : BoundedBody.read(body, maxBody));
    }
}
