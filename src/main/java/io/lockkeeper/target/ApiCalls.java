package io.lockkeeper.target;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.internal.OperationSupport;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * GETs with media types of their own, which the client's own operations do not offer. This class is threadsafe.
 */
final class ApiCalls {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient client;

    ApiCalls(KubernetesClient client) {
        this.client = client;
    }

    /**
     * Returns the JSON that a path answers, within the client's time for a request.
     *
     * @param path with its query, encoded, with a slash in front
     * @param accept media types that are asked for; the server may send plain JSON all the same
     * @throws KubernetesClientException with the code and the status of any answer but a good one, with the code -1
     *     where there is none
     */
    JsonNode get(String path, String accept) {
        int millis = client.getConfiguration().getRequestTimeout();
        HttpRequest request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(client.getMasterUrl().toString().replaceFirst("/$", "") + path)
                .header("Accept", accept)
                .build();
        HttpResponse<byte[]> response = await(request, client.getHttpClient().sendAsync(request, byte[].class), millis);
        if (!response.isSuccessful()) {
            throw new KubernetesClientException(
                    "GET " + path + " was answered " + response.code(),
                    null,
                    response.code(),
                    OperationSupport.createStatus(response, client.getKubernetesSerialization()),
                    request);
        }
        return json(request, response.body());
    }

    private static <T> T await(HttpRequest request, CompletableFuture<T> reply, int millis) {
        try {
            return reply.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            reply.cancel(true);
            throw unanswered(request, "was not answered within " + millis + " ms", e);
        } catch (ExecutionException e) {
            throw unanswered(request, "was not answered", e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            reply.cancel(true);
            Thread.currentThread().interrupt();
            throw unanswered(request, "was interrupted", e);
        }
    }

    private static JsonNode json(HttpRequest request, byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw unanswered(request, "was answered with something else than JSON", e);
        }
    }

    private static KubernetesClientException unanswered(HttpRequest request, String what, Throwable cause) {
        return new KubernetesClientException(
                "GET " + request.uri().getRawPath() + " " + what, cause, -1, null, request);
    }
}
