package io.lockkeeper.chaos;

import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.ApiProxy;
import io.lockkeeper.harness.Hold;
import io.lockkeeper.harness.PathCall;
import io.lockkeeper.harness.RuleDraft;

/** A point on the way of an alert at which its process is struck: a call has gone out, and nothing has come back. */
enum Point {
    BEFORE_CREATION,
    AFTER_CREATION,
    BEFORE_COUNT,
    BEFORE_RELEASE;

    /** Holds the next call of a replica that comes to this point. */
    Hold hold(ApiProxy proxy) {
        return switch (this) {
            case BEFORE_CREATION -> creation(proxy).hold();
            case AFTER_CREATION -> creation(proxy).holdReply();
            case BEFORE_COUNT -> proxy.when(PathCall.COUNT.calls()).times(1).hold();
            case BEFORE_RELEASE ->
                proxy.when(ApiCall.delete(".*/leases/gw-lock-.*")).times(1).hold();
        };
    }

    private static RuleDraft creation(ApiProxy proxy) {
        return proxy.when(PathCall.CREATE.calls()).times(1);
    }
}
