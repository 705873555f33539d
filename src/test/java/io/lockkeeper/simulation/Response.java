package io.lockkeeper.simulation;

import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer as the Kubernetes client takes it.
 *
 * @param code HTTP status
 */
record Response<T>(HttpRequest request, int code, T body) implements HttpResponse<T> {

    @Override
    public Optional<HttpResponse<?>> previousResponse() {
        return Optional.empty();
    }

    @Override
    public List<String> headers(String key) {
        return List.of();
    }

    @Override
    public Map<String, List<String>> headers() {
        return Map.of();
    }
}
