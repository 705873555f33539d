package io.lockkeeper.steps;

import io.lockkeeper.alert.MalformedSignalException;
import io.lockkeeper.http.DryRun;
import io.lockkeeper.http.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Takes an HTTP request in: gives it an id, keeps what later steps need of its head, and reads its body as far as that is
 * allowed. None of its headers is needed afterwards.
 */
public final class Admit implements Processor {

    private static final String SENT_AT = "X-Timestamp";

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
        Message request = exchange.getMessage();
        HttpHead.remember(exchange);
        MediaType.check(
                Signal.get(exchange, Signal.FORMAT, String.class),
                request.getHeader(Exchange.CONTENT_TYPE, String.class));
        exchange.setProperty(Signal.DRY_RUN, DryRun.asked(request.getHeader(Exchange.HTTP_QUERY, String.class)));
        exchange.setProperty(Signal.SENT_AT, sentAt(request.getHeader(SENT_AT, String.class)));
        request.setBody(HttpBody.read(exchange, maxBody));
    }

    private static @Nullable Instant sentAt(@Nullable String seconds) {
        if (seconds == null) {
            return null;
        }
        try {
            return Instant.ofEpochSecond(Long.parseLong(seconds.strip()));
        } catch (NumberFormatException | DateTimeException e) {
            throw new MalformedSignalException(SENT_AT, "not a time in Unix seconds such as 1769860800", e);
        }
    }
}
