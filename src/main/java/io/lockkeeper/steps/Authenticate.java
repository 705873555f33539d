package io.lockkeeper.steps;

import io.lockkeeper.security.Doorkeeper;
import io.lockkeeper.security.Visitor;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Has an HTTP request come in only where its sender may, and takes away what says who he is. Where the server has asked
 * already, as on Spring Boot, nothing is asked again: no header can say so.
 */
public final class Authenticate implements Processor {

    private final Doorkeeper doorkeeper;
    private final int maxBody;

    /**
     * Makes the step.
     *
     * @param maxBody most bytes of a body that is read for its signature
     */
    public Authenticate(Doorkeeper doorkeeper, int maxBody) {
        this.doorkeeper = doorkeeper;
        this.maxBody = maxBody;
    }

    @Override
    public void process(Exchange exchange) {
        HttpHead.remember(exchange);
        if (!Boolean.TRUE.equals(exchange.getProperty(Signal.ADMITTED))) {
            doorkeeper.admit(new Sender(exchange, maxBody));
            exchange.setProperty(Signal.ADMITTED, true);
        }
        Message request = exchange.getMessage();
        List.copyOf(request.getHeaders().keySet()).stream()
                .filter(doorkeeper::keeps)
                .forEach(request::removeHeader);
    }

    private record Sender(Exchange exchange, int maxBody) implements Visitor {

        /** Where Camel Main's server has it; it is the address of a proxy, where there is one. */
        private static final String PEER = "CamelVertxPlatformHttpRemoteAddress";

        @Override
        public String id() {
            return Signal.get(exchange, Signal.REQUEST_ID, String.class);
        }

        @Override
        public @Nullable String header(String name) {
            return exchange.getMessage().getHeader(name, String.class);
        }

        @Override
        public String path() {
            return exchange.getProperty(Signal.PATH, "", String.class);
        }

        @Override
        public String address() {
            return exchange.getMessage().getHeader(PEER, "an unknown address", String.class);
        }

        @Override
        public String route() {
            return exchange.getFromRouteId();
        }

        @Override
        public byte[] body() {
            byte[] body = HttpBody.read(exchange, maxBody);
            exchange.getMessage().setBody(body);
            return body;
        }
    }
}
