package io.lockkeeper.target;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** The objects as the API server has them now: one call each. This class is threadsafe. */
final class ApiObjects implements ClusterObjects {

    private final ApiCalls calls;

    ApiObjects(ApiCalls calls) {
        this.calls = calls;
    }

    @Override
    public Reading read(Sought sought) {
        try {
            return sought.pick(calls.get(sought.path(), sought.accept()))
                    .map(object -> reading(sought, object))
                    .orElseGet(Reading.Gone::new);
        } catch (KubernetesClientException e) {
            return absence(e);
        }
    }

    private static Reading reading(Sought sought, JsonNode object) {
        if (!object.path("metadata").isObject()) {
            throw new KubernetesClientException("GET " + sought.path() + " was answered with no object of Kubernetes");
        }
        return new Reading.Present(ClusterObject.read(object));
    }

    private static Reading absence(KubernetesClientException failure) {
        return switch (failure.getCode()) {
            case HttpURLConnection.HTTP_NOT_FOUND -> new Reading.Gone();
            case HttpURLConnection.HTTP_FORBIDDEN -> new Reading.Forbidden();
            default -> throw failure;
        };
    }
}
