package io.lockkeeper.steps;

import io.lockkeeper.http.Answer;
import io.lockkeeper.incident.Outcome;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Turns the body from the outcomes of all alerts into the HTTP answer. */
public final class AnswerOutcomes implements Processor {

    @Override
    public void process(Exchange exchange) throws Exception {
        List<?> outcomes = exchange.getMessage().getMandatoryBody(List.class);
        Answer answer = Answer.to(outcomes.stream().map(Outcome.class::cast).toList());
        HttpReply.write(exchange, answer.status(), Answer.MEDIA_TYPE, answer.body());
    }
}
