package io.lockkeeper.harness;

import io.vertx.core.Future;

/**
 * What a rule does to a call on its way.
 *
 * @param beforeForwarding taken when the request has arrived whole, and before the API server sees any of it
 * @param beforeReply taken when the API server has carried it out, and before the client sees any of the reply
 */
record Fault(Step beforeForwarding, Step beforeReply) {
    private static final Step PASS = exchange -> Future.succeededFuture(true);

    /** What happens to a call that no rule matches. */
    static final Fault NONE = new Fault(PASS, PASS);

    /** A fault on the way there. */
    static Fault beforeForwarding(Step step) {
        return new Fault(step, PASS);
    }

    /** A fault on the way back. */
    static Fault beforeReply(Step step) {
        return new Fault(PASS, step);
    }

    /** One point on the way of a call. */
    @FunctionalInterface
    interface Step {
        /** Returns, now or later, whether the call goes on; if not, the step has ended it. */
        Future<Boolean> take(Exchange exchange);
    }
}
