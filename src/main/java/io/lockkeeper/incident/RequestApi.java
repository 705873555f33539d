package io.lockkeeper.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Lists and watches the requests of a namespace, as plain JSON. */
final class RequestApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient client;
    private final String path;
    private final int pageSize;
    private final Duration silence;

    /**
     * Makes the port.
     *
     * @param path of the requests at the API server
     * @param pageSize most requests in an answer
     * @param silence how long a watch may say nothing, and a page may be awaited
     */
    RequestApi(KubernetesClient client, String path, int pageSize, Duration silence) {
        this.client = client;
        this.path = path;
        this.pageSize = pageSize;
        this.silence = silence;
    }

    /** Returns how a list begins to be read. */
    Pace pace() {
        Duration usual = Duration.ofMillis(client.getConfiguration().getRequestTimeout());
        return Pace.of(pageSize, usual, silence);
    }

    /**
     * Returns the first page of a consistent list, or the one that a token of the page before stands for.
     *
     * @param token empty for the first page
     * @throws KubernetesClientException where the API server does not give it, with the code of its answer
     * @throws HttpTimeoutException where it takes longer than the pace allows
     */
    JsonNode page(String token, Pace pace) throws IOException, InterruptedException {
        String query =
                "?limit=" + pace.size() + (token.isEmpty() ? "" : "&continue=" + URLEncoder.encode(token, UTF_8));
        HttpResponse<String> answer = answer(request(query, pace.patience()), pace.patience());
        if (!answer.isSuccessful()) {
            String words = words(answer.body());
            throw new KubernetesClientException(
                    "GET " + path + " was answered " + answer.code() + (words.isEmpty() ? "" : ": " + words),
                    answer.code(),
                    null);
        }
        return JSON.readTree(answer.body());
    }

    /** The client's own calls take no time of their own. */
    private HttpResponse<String> answer(HttpRequest request, Duration patience)
            throws IOException, InterruptedException {
        try {
            return client.getHttpClient()
                    .sendAsync(request, String.class)
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new HttpTimeoutException(
                        "GET " + path + " was not answered within " + patience.toMillis() + " ms");
            }
            throw new IOException("GET " + path + " was not answered: " + e.getCause(), e.getCause());
        }
    }

    /** Returns what the API server says about a refusal. */
    private static String words(String body) {
        try {
            return JSON.readTree(body).path("message").asText();
        } catch (JsonProcessingException e) {
            // Whatever is before the API server says something else.
            return body.strip();
        }
    }

    /**
     * Returns the version of the newest write that the API server knows of.
     *
     * @throws KubernetesClientException where it does not say
     */
    String version() throws IOException {
        @Nullable String answer = client.raw(path + "?limit=1");
        if (answer == null) {
            throw new KubernetesClientException("GET " + path + " was answered 404", 404, null);
        }
        return JSON.readTree(answer).path("metadata").path("resourceVersion").asText();
    }

    /**
     * Returns a watch of what has changed since a version, once the API server has accepted it. The server ends it after
     * 10 s, so that a dead connection is told from a quiet one.
     *
     * @throws KubernetesClientException where it has not, with the code of its answer
     */
    WatchStream watch(String version) throws IOException, InterruptedException {
        HttpRequest request =
                request("?watch=1&allowWatchBookmarks=true&timeoutSeconds=10&resourceVersion=" + version, silence);
        return WatchStream.open(client.getHttpClient(), request, silence);
    }

    private HttpRequest request(String query, Duration patience) {
        return client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(client.getMasterUrl().toString().replaceFirst("/$", "") + path + query)
                .header("Accept", "application/json")
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .build();
    }
}
