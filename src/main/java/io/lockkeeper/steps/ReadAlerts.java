package io.lockkeeper.steps;

import io.lockkeeper.alert.AlertReader;
import io.lockkeeper.alert.MalformedSignalException;
import io.lockkeeper.alert.Received;
import io.lockkeeper.http.PayloadTooLargeException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Turns the body from bytes of a format into a list of {@link Received}. */
public final class ReadAlerts implements Processor {

    private final Map<String, AlertReader> readers;
    private final int most;

    /**
     * Makes the step.
     *
     * @param readers by the name of their format
     * @param most alerts of one body
     */
    public ReadAlerts(Map<String, AlertReader> readers, int most) {
        this.readers = Map.copyOf(readers);
        this.most = most;
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
        List<Received> alerts = reader.read(body == null ? new byte[0] : body);
        if (alerts.size() > most) {
            throw PayloadTooLargeException.ofAlerts(most);
        }
        exchange.getMessage().setBody(alerts);
    }
}
