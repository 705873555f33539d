package io.lockkeeper.steps;

import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** What is owed when an exchange ends, whether well or not. */
final class AtTheEnd {

    private AtTheEnd() {}

    /** Has it done. */
    static void of(Exchange exchange, Runnable owed) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                owed.run();
            }
        });
    }
}
