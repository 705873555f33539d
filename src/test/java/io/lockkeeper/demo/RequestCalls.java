package io.lockkeeper.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Iterator;

/** Plain HTTP calls about the requests in the namespace of the demo. */
final class RequestCalls {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final Duration patience;

    /**
     * Makes the calls of an API.
     *
     * @param api its URL
     * @param patience most time until an answer begins
     */
    RequestCalls(String api, Duration patience) {
        this.url = api + "/apis/kubernaut.ai/v1alpha1/namespaces/" + Demo.NAMESPACE + "/remediationrequests";
        this.patience = patience;
    }

    JsonNode create(String name, String fingerprint) throws Exception {
        return read(send("POST", "", manifest(name, fingerprint)).body());
    }

    static String manifest(String name, String fingerprint) {
        return """
                {"apiVersion": "kubernaut.ai/v1alpha1", "kind": "RemediationRequest",
                 "metadata": {"name": "%s"}, "spec": {"signalFingerprint": "%s"}}"""
                .formatted(name, fingerprint);
    }

    void patchStatus(String name) throws Exception {
        send("PATCH", "/" + name + "/status", "{\"status\": {\"overallPhase\": \"Executing\"}}");
    }

    JsonNode get(String query) throws Exception {
        return read(send("GET", query, "").body());
    }

    HttpResponse<String> send(String method, String rest, String body) throws Exception {
        HttpRequest request = to(rest).header(
                        "Content-Type", "application/" + (method.equals("PATCH") ? "merge-patch+json" : "json"))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    Iterator<String> watch(String query) throws IOException, InterruptedException {
        return http.send(to("?watch=1" + query).build(), BodyHandlers.ofLines())
                .body()
                .iterator();
    }

    private HttpRequest.Builder to(String rest) {
        return HttpRequest.newBuilder(URI.create(url + rest)).timeout(patience);
    }

    static JsonNode read(String json) {
        return Serialization.unmarshal(json, JsonNode.class);
    }
}
