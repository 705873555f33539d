package io.lockkeeper.steps;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Answers with the description of the HTTP API. */
public final class AnswerDescription implements Processor {

    private static final String FILE = "/openapi.yaml";

    private final byte[] description = read();

    @Override
    public void process(Exchange exchange) {
        HttpHead.remember(exchange);
        HttpReply.write(exchange, 200, "application/yaml", description);
    }

    private static byte[] read() {
        try (InputStream file = AnswerDescription.class.getResourceAsStream(FILE)) {
            return Objects.requireNonNull(file, FILE).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + FILE, e);
        }
    }
}
