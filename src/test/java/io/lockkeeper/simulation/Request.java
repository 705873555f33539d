package io.lockkeeper.simulation;

import io.fabric8.kubernetes.client.http.HttpRequest;
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

    /** Returns the name of the request that it is about, empty where it is about all. */
    String name() {
        String path = uri.getPath();
        return path.endsWith(Manifest.PLURAL)
                ? ""
                : path.replaceFirst(".*/" + Manifest.PLURAL + "/", "").replaceFirst("/status$", "");
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
