package io.lockkeeper.steps;

import io.lockkeeper.alert.Alert;
import io.lockkeeper.alert.AlertReader;
import io.lockkeeper.alert.MalformedSignalException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Turns the body from bytes of a format into a list of {@link Alert}. */
public final class ReadAlerts implements Processor {

    private final Map<String, AlertReader> readers;

    /**
     * Makes the step.
     *
     * @param readers by the name of their format
     */
    public ReadAlerts(Map<String, AlertReader> readers) {
        this.readers = Map.copyOf(readers);
    }

    @Override
    public void process(Exchange exchange) {
        String format = Signal.get(exchange, Signal.FORMAT, String.class);
        AlertReader reader = readers.get(format);
        if (reader == null) {
            throw new MalformedSignalException(
                    Signal.FORMAT, "no such format, expected one of " + new TreeSet<>(readers.keySet()));
        }
        byte[] body = exchange.getMessage().getBody(byte[].class);
        List<Alert> alerts = reader.read(body == null ? new byte[0] : body);
        exchange.getMessage().setBody(alerts);
    }
}
