package io.lockkeeper.integration;

import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.ApiProxy;
import java.util.List;
import java.util.function.Predicate;

/** The calls that alerts caused, in their order: those of the probe, of the start and of the live view are left out. */
final class SignalCalls {

    private static final Predicate<ApiCall> LIST = ApiCall.selection(".*/remediationrequests");
    private static final Predicate<ApiCall> OTHERS = ApiCall.of("GET", ".*/remediationrequests")
            .negate()
            .and(call -> call.path().contains("/remediationrequests"));
    private static final Predicate<ApiCall> LOCKS =
            ApiCall.post(".*/leases").or(call -> call.path().contains("/leases/gw-lock-"));

    private SignalCalls() {}

    /**
     * Returns each call's method, or {@code LIST}, and what it was about: {@code requests}, one {@code request} or its
     * {@code status}, {@code leases} or one {@code lease}.
     */
    static List<String> of(ApiProxy proxy) {
        return proxy.calls(LIST.or(OTHERS).or(LOCKS)).stream()
                .map(call -> LIST.test(call) ? "LIST requests" : call.method() + " " + subject(call))
                .toList();
    }

    private static String subject(ApiCall call) {
        if (LOCKS.test(call)) {
            return call.path().endsWith("/leases") ? "leases" : "lease";
        }
        if (call.path().endsWith("/status")) {
            return "status";
        }
        return call.path().endsWith("/remediationrequests") ? "requests" : "request";
    }
}
