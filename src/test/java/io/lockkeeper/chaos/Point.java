package io.lockkeeper.chaos;

import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.ApiProxy;
import io.lockkeeper.harness.Hold;
import io.lockkeeper.harness.PathCall;
import io.lockkeeper.harness.RuleDraft;
import java.util.function.Predicate;

/** A point on the way of an alert at which its process is struck: a call has gone out, and nothing has come back. */
enum Point {
    BEFORE_LOCK,
    AFTER_LOCK,
    BEFORE_CONFIRMATION,
    AFTER_CONFIRMATION,
    BEFORE_CREATION,
    AFTER_CREATION,
    BEFORE_COUNT,
    BEFORE_RELEASE;

    /** Asks for a lock. */
    static final Predicate<ApiCall> LOCK = ApiCall.post(".*/leases");

    /** Looks at a lock that somebody has. */
    static final Predicate<ApiCall> LOOK = ApiCall.get(".*/leases/gw-lock-.*");

    /** Gives a lock back. */
    static final Predicate<ApiCall> RELEASE = ApiCall.delete(".*/leases/gw-lock-.*");

    /** Holds the next call of a replica that comes to this point. */
    Hold hold(ApiProxy proxy) {
        return switch (this) {
            case BEFORE_LOCK -> next(proxy, LOCK).hold();
            case AFTER_LOCK -> next(proxy, LOCK).holdReply();
            case BEFORE_CONFIRMATION -> next(proxy, PathCall.CONFIRM.calls()).hold();
            case AFTER_CONFIRMATION -> next(proxy, PathCall.CONFIRM.calls()).holdReply();
            case BEFORE_CREATION -> next(proxy, PathCall.CREATE.calls()).hold();
            case AFTER_CREATION -> next(proxy, PathCall.CREATE.calls()).holdReply();
            case BEFORE_COUNT -> next(proxy, PathCall.COUNT.calls()).hold();
            case BEFORE_RELEASE -> next(proxy, RELEASE).hold();
        };
    }

    private static RuleDraft next(ApiProxy proxy, Predicate<ApiCall> calls) {
        return proxy.when(calls).times(1);
    }
}
