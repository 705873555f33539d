package io.lockkeeper.steps;

import io.lockkeeper.alert.MalformedAlert;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Fails an alert that could not be read, for the reason that its reader found. */
public final class RefuseMalformed implements Processor {

    @Override
    public void process(Exchange exchange) throws Exception {
        throw exchange.getMessage().getMandatoryBody(MalformedAlert.class).fault();
    }
}
