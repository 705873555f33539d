package io.lockkeeper.wiring;

import io.lockkeeper.cluster.ApiProbe;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits at the start until the API server answers. */
final class FirstAnswer {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAnswer.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int PAUSES_PER_REPORT = 5;

    private final ApiProbe probe;
    private final Duration patience;

    FirstAnswer(ApiProbe probe, Duration patience) {
        this.probe = probe;
        this.patience = patience;
    }

    /**
     * Returns when the API server has answered.
     *
     * @throws ClusterUnreachableException when patience is at its end
     */
    void await() throws InterruptedException {
        long start = System.nanoTime();
        for (int pauses = 0; ; pauses++) {
            probe.ask();
            if (probe.answered()) {
                return;
            }
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            Duration rest = patience.minus(waited);
            if (rest.isNegative() || rest.isZero()) {
                throw new ClusterUnreachableException(probe.describe(), waited);
            }
            if (pauses % PAUSES_PER_REPORT == 0) {
                LOG.info("Waiting for the cluster, at most {} s: {}", patience.toSeconds(), probe.describe());
            }
            Thread.sleep(Math.min(PAUSE.toMillis(), rest.toMillis()));
        }
    }
}
