package io.lockkeeper.steps;

import io.lockkeeper.explain.Explanations;
import io.lockkeeper.http.Answer;
import java.net.HttpURLConnection;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Turns the body from explanations into the HTTP answer. */
public final class AnswerExplanations implements Processor {

    @Override
    public void process(Exchange exchange) throws Exception {
        Explanations explanations = Explanations.of(exchange.getMessage().getMandatoryBody(List.class));
        HttpReply.write(exchange, HttpURLConnection.HTTP_OK, Answer.MEDIA_TYPE, explanations);
    }
}
