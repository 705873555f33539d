package io.lockkeeper.simulation;

import io.fabric8.kubernetes.client.http.HttpRequest;
import io.lockkeeper.lease.KubernetesLeaseStore;
import io.lockkeeper.remediation.Manifest;
import java.net.URI;

/** A call to the API server. */
record Request(String method, URI uri, String body) {

    static Request of(HttpRequest request) {
        String body = request.bodyString();
        return new Request(request.method(), request.uri(), body == null ? "" : body);
    }

    /** Returns whether it may change something. */
    boolean isWrite() {
        return !method.equals("GET");
    }

    /** Returns whether it is about a Lease. */
    boolean isOfLease() {
        return uri.getPath().matches(".*/" + KubernetesLeaseStore.PLURAL + "(/.*)?");
    }

    /** Returns whether it creates a RemediationRequest. */
    boolean isCreation() {
        return method.equals("POST") && !isOfLease();
    }

    /** Returns the name of what it is about, empty where it is about all. */
    String name() {
        String path = uri.getPath();
        String kind = isOfLease() ? KubernetesLeaseStore.PLURAL : Manifest.PLURAL;
        return path.endsWith(kind)
                ? ""
                : path.replaceFirst(".*/" + kind + "/", "").replaceFirst("/status$", "");
    }

    /** Returns the same patch, whatever version it meets; any other call unchanged. */
    Request unfenced() {
        return method.equals("PATCH")
                ? new Request(method, uri, body.replaceFirst("\"resourceVersion\":\"[0-9]+\"", ""))
                : this;
    }

    /** Returns the same list, of a version; any other call unchanged. */
    Request ofVersion(long version) {
        return String.valueOf(uri.getRawQuery()).contains("fieldSelector=")
                ? new Request(method, URI.create(uri + "&resourceVersion=" + version), body)
                : this;
    }

    /** Returns it as the history names it. */
    String describe(World world) {
        if (isOfLease()) {
            return method + " Lease";
        }
        if (method.equals("POST")) {
            return "POST " + body.replaceFirst(".*\"name\":\"(rr-[^\"]*)\".*", "$1");
        }
        if (method.equals("PATCH")) {
            return "PATCH " + world.label(name()) + " "
                    + body.replaceFirst(".*\"occurrenceCount\":([0-9]*).*", "count $1");
        }
        if (!name().isEmpty()) {
            return "GET " + world.label(name());
        }
        return uri.getQuery().equals("limit=1") ? "LIST for the version" : "LIST";
    }
}
