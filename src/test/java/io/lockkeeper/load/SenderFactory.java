package io.lockkeeper.load;

import java.util.function.Consumer;

/** Makes what sends the requests of a run. */
@FunctionalInterface
public interface SenderFactory {
    /** Makes what sends them to gateways over HTTP. */
    SenderFactory HTTP = (load, onRetry) -> new HttpSender(load.target(), load.patience(), onRetry);

    /**
     * Returns one for a run.
     *
     * @param onRetry is told what came before each time that a request is sent again
     */
    Sender make(Load load, Consumer<Outcome> onRetry);
}
