package io.lockkeeper.harness;

import java.util.function.Predicate;

/** The calls to the API server that an alert waits for. */
public enum PathCall {
    TARGET("GET", "/apis/apps/v1/namespaces/[^/]+/deployments/[^/]+"),
    NAMESPACE("GET", "/api/v1/namespaces/[^/]+"),
    /** Only an alert makes it whose last request has ended. */
    CONFIRM("GET", ".*/remediationrequests/[^/]+"),
    /** Only an alert makes it that is in doubt. */
    LIST("GET", ".*/remediationrequests"),
    CREATE("POST", ".*/remediationrequests"),
    /** Only an alert makes it whose request stands already. */
    COUNT("PATCH", ".*/remediationrequests/[^/]+/status");

    private final String method;
    private final String path;

    PathCall(String method, String path) {
        this.method = method;
        this.path = path;
    }

    /** Matches it. */
    public Predicate<ApiCall> calls() {
        return this == LIST ? ApiCall.selection(path) : ApiCall.of(method, path);
    }
}
