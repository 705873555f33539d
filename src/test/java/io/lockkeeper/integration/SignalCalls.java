package io.lockkeeper.integration;

import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.ApiProxy;
import java.util.List;

/** The calls that alerts caused, in their order: those of the probe and of the start are left out. */
final class SignalCalls {

    private SignalCalls() {}

    /** Returns each call's method and what it was about: {@code requests}, one {@code request} or its {@code status}. */
    static List<String> of(ApiProxy proxy) {
        return proxy.calls(call -> call.path().contains("/remediationrequests")).stream()
                .map(call -> call.method() + " " + subject(call))
                .toList();
    }

    private static String subject(ApiCall call) {
        if (call.path().endsWith("/status")) {
            return "status";
        }
        return call.path().endsWith("/remediationrequests") ? "requests" : "request";
    }
}
