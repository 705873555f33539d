package io.lockkeeper.wiring;

import io.lockkeeper.target.KindCatalogue;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns the cluster's kinds anew every five minutes, and sooner where not all of them came. */
final class KindsWatch implements Runnable {

    /** How often it is to be run. */
    static final Duration EVERY = Duration.ofSeconds(30);

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Logger LOG = LoggerFactory.getLogger(KindsWatch.class);

    private final KindCatalogue catalogue;
    private final LongSupplier nanoTime;
    private long refreshed;

    /** Makes a watch over a catalogue that has just been refreshed. */
    KindsWatch(KindCatalogue catalogue, LongSupplier nanoTime) {
        this.catalogue = catalogue;
        this.nanoTime = nanoTime;
        this.refreshed = nanoTime.getAsLong();
    }

    /** Refreshes the catalogue where it is time. It never throws: a scheduler would not run it again. */
    @Override
    public void run() {
        long now = nanoTime.getAsLong();
        if (catalogue.complete() && now - refreshed < FRESH.toNanos()) {
            return;
        }
        try {
            catalogue.refresh();
            refreshed = now;
        } catch (RuntimeException e) {
            LOG.error("learning the cluster's kinds failed, please report this; it goes on", e);
        }
    }
}
