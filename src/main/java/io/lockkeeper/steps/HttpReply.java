package io.lockkeeper.steps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Writes an HTTP answer into an exchange. */
final class HttpReply {

    private static final ObjectWriter JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build()
            .writer();

    private HttpReply() {}

    /** Replaces the message, so that no header of the request finds its way back. */
    static void write(Exchange exchange, int status, String mediaType, Object body) throws JsonProcessingException {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, mediaType);
        message.setHeader("X-Request-ID", exchange.getProperty(Signal.REQUEST_ID, "", String.class));
        message.setBody(JSON.writeValueAsBytes(body));
    }
}
