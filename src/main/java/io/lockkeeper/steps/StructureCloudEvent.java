package io.lockkeeper.steps;

import io.lockkeeper.alert.BinaryCloudEvent;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Turns a CloudEvent whose attributes are HTTP headers into one that holds them in its body, because no header gets past the
 * intake. Any other body stays.
 */
public final class StructureCloudEvent implements Processor {

    @Override
    public void process(Exchange exchange) throws Exception {
        Message request = exchange.getMessage();
        Map<String, String> headers = request.getHeaders().keySet().stream()
                .filter(name -> BinaryCloudEvent.isAttribute(name) || name.equalsIgnoreCase(Exchange.CONTENT_TYPE))
                .collect(Collectors.toMap(name -> name, name -> request.getHeader(name, "", String.class)));
        if (headers.keySet().stream().anyMatch(BinaryCloudEvent::isAttribute)) {
            request.setBody(BinaryCloudEvent.structured(headers, request.getMandatoryBody(byte[].class)));
        }
    }
}
