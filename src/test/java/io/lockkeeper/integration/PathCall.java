package io.lockkeeper.integration;

import io.lockkeeper.harness.ApiCall;
import java.util.function.Predicate;

/** The calls to the API server that an alert waits for. */
enum PathCall {
    TARGET("GET", "/apis/apps/v1/namespaces/[^/]+/deployments/[^/]+", false),
    NAMESPACE("GET", "/api/v1/namespaces/[^/]+", false),
    FIND("GET", ".*/remediationrequests/[^/]+", false),
    CREATE("POST", ".*/remediationrequests", false),
    COUNT("PATCH", ".*/remediationrequests/[^/]+/status", true);

    private final String method;
    private final String path;
    private final boolean ofDuplicates;

    PathCall(String method, String path, boolean ofDuplicates) {
        this.method = method;
        this.path = path;
        this.ofDuplicates = ofDuplicates;
    }

    /** Matches it. */
    Predicate<ApiCall> calls() {
        return ApiCall.of(method, path);
    }

    /** Returns whether only an alert makes it whose request stands already. */
    boolean ofDuplicates() {
        return ofDuplicates;
    }
}
