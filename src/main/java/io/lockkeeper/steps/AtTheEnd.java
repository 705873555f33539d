package io.lockkeeper.steps;

import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** What is owed when an exchange ends, whether well or not. */
final class AtTheEnd {

    private AtTheEnd() {}

    /** Has it done. */
    static void of(Exchange exchange, Runnable owed) {
        of(exchange, done -> owed.run());
    }

    /** Has it done with the exchange that ends: another one, where this one hands over to it. */
    static void of(Exchange exchange, Consumer<Exchange> owed) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                owed.accept(done);
            }
        });
    }
}
