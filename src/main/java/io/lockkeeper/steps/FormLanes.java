package io.lockkeeper.steps;

import io.lockkeeper.alert.Received;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Turns the body from a list of alerts into lanes, each an iterator that takes the next alert from one queue. As many
 * alerts of a batch are handled at once as there are lanes, however long the batch, and a slow one holds up no other.
 */
public final class FormLanes implements Processor {

    private final int most;

    /**
     * Makes the step.
     *
     * @param most alerts of one batch that are handled at once
     */
    public FormLanes(int most) {
        this.most = most;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        List<?> alerts = exchange.getMessage().getMandatoryBody(List.class);
        Queue<Received> queue = new ConcurrentLinkedQueue<>();
        alerts.forEach(alert -> queue.add((Received) alert));
        int lanes = Math.min(most, alerts.size());
        exchange.setProperty(Signal.LANES, lanes);
        exchange.getMessage()
                .setBody(Stream.generate(() -> new Lane(queue)).limit(lanes).toList());
    }

    /**
     * Takes one alert ahead, because another lane may take the last one between a question and its answer. It takes its
     * first when it is made, so that no lane comes back empty.
     */
    private static final class Lane implements Iterator<Received> {

        private final Queue<Received> queue;
        private @Nullable Received ahead;

        Lane(Queue<Received> queue) {
            this.queue = queue;
            this.ahead = queue.poll();
        }

        @Override
        public boolean hasNext() {
            if (ahead == null) {
                ahead = queue.poll();
            }
            return ahead != null;
        }

        @Override
        public Received next() {
            Received next = ahead == null ? queue.poll() : ahead;
            ahead = null;
            if (next == null) {
                throw new NoSuchElementException();
            }
            return next;
        }
    }
}
