package io.lockkeeper.steps;

import io.lockkeeper.http.Problem;
import io.lockkeeper.http.ProblemHeaders;
import io.lockkeeper.http.ProblemKind;
import io.lockkeeper.incident.TransientFailureException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a failure into the HTTP answer, and logs what the sender cannot mend. */
public final class AnswerProblem implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerProblem.class);

    @Override
    public void process(Exchange exchange) throws Exception {
        Exception failure = Signal.get(exchange, Exchange.EXCEPTION_CAUGHT, Exception.class);
        String requestId = exchange.getProperty(Signal.REQUEST_ID, "", String.class);
        ProblemKind kind = ProblemKind.of(failure);
        Problem problem = kind.describe(failure, exchange.getProperty(Signal.PATH, "", String.class), requestId);
        log(kind, failure, requestId);
        HttpReply.write(exchange, kind.status(), Problem.MEDIA_TYPE, problem);
        ProblemHeaders.of(failure).forEach(exchange.getMessage()::setHeader);
    }

    private static void log(ProblemKind kind, Exception failure, String requestId) {
        if (kind == ProblemKind.INTERNAL_ERROR) {
            LOG.error("request {} failed, please report this", requestId, failure);
        } else if (failure instanceof TransientFailureException) {
            LOG.warn("request {} is left to its sender's retry: {}", requestId, failure.getMessage());
        }
    }
}
