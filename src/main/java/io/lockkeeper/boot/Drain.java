package io.lockkeeper.boot;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Goes on taking requests for a while after a stop was asked for: until a load balancer has seen that this replica is no
 * longer ready, it still sends some here.
 */
@Component
final class Drain implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

    private final Assembled assembled;
    private volatile boolean running;

    Drain(Assembled assembled) {
        this.assembled = assembled;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        Duration delay = assembled.settings().shutdown().delay();
        LOG.info(
                "Stopping: no longer ready, takes requests for another {} s, then finishes those in flight",
                delay.toSeconds());
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The highest phase is stopped first. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
