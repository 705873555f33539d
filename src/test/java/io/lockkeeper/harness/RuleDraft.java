package io.lockkeeper.harness;

import io.lockkeeper.harness.ApiCall.Outcome;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A rule of an {@link ApiProxy} that acts as soon as its fault is named: {@code when(…).times(1).cut()}. */
public final class RuleDraft {
    private final EventLoop eventLoop;
    private final List<Rule> rules;
    private final Predicate<ApiCall> matcher;
    private final int limit;

    RuleDraft(EventLoop eventLoop, List<Rule> rules, Predicate<ApiCall> matcher, int limit) {
        this.eventLoop = eventLoop;
        this.rules = rules;
        this.matcher = matcher;
        this.limit = limit;
    }

    /** Acts on so many calls, and no more; without it, on all calls until the rule is removed. */
    public RuleDraft times(int calls) {
        return new RuleDraft(eventLoop, rules, matcher, calls);
    }

    /** Forwards the call after this time, even when the client has given up meanwhile, as with a packet under way. */
    public Rule delay(Duration time) {
        return add(Fault.beforeForwarding(exchange -> eventLoop.after(time)));
    }

    /** Closes the connection, and the API server sees nothing of the call. */
    public Rule cut() {
        return add(Fault.beforeForwarding(exchange -> ended(exchange, Outcome.CUT)));
    }

    /** Lets the API server carry the call out, then closes the connection without the reply: a lost reply. */
    public Rule cutReply() {
        return add(Fault.beforeReply(exchange -> ended(exchange, Outcome.REPLY_CUT)));
    }

    /** Lets the API server carry the call out, then passes on half of the reply's body and closes the connection. */
    public Rule truncateReply() {
        return add(Fault.beforeReply(exchange -> {
            exchange.truncate();
            return Future.succeededFuture(true);
        }));
    }

    /** Holds calls back before the API server sees them; see {@link Hold}. */
    public Hold hold() {
        return new Hold(eventLoop, step -> add(Fault.beforeForwarding(step)));
    }

    /** Lets the API server carry calls out and holds the replies back; see {@link Hold}. */
    public Hold holdReply() {
        return new Hold(eventLoop, step -> add(Fault.beforeReply(step)));
    }

    /**
     * Answers in the place of the API server, which sees nothing of the call.
     *
     * @param status such as 429
     * @param body the body, JSON or empty
     * @param headers such as Retry-After
     */
    public Rule answer(int status, String body, Map<String, String> headers) {
        return add(Fault.beforeForwarding(exchange -> {
            exchange.answer(status, body, headers);
            return Future.succeededFuture(false);
        }));
    }

    private Rule add(Fault fault) {
        Rule rule = new Rule(rules, matcher, limit, fault);
        rules.add(rule);
        return rule;
    }

    private static Future<Boolean> ended(Exchange exchange, Outcome outcome) {
        exchange.cut(outcome);
        return Future.succeededFuture(false);
    }
}
