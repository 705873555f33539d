package io.lockkeeper.steps;

import io.lockkeeper.alert.MalformedSignalException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Refuses a signal whose sender did not mean it, where its route would have it taken in all the same. */
public final class RefuseDryRun implements Processor {

    @Override
    public void process(Exchange exchange) {
        throw new MalformedSignalException("dryRun", "not possible at this path; nothing was written");
    }
}
