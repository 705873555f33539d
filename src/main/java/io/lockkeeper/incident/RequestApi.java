package io.lockkeeper.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
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
     * @param silence how long a watch may say nothing
     */
    RequestApi(KubernetesClient client, String path, int pageSize, Duration silence) {
        this.client = client;
        this.path = path;
        this.pageSize = pageSize;
        this.silence = silence;
    }

    /**
     * Returns the first page of a consistent list, or the one that a token of the page before stands for.
     *
     * @param token empty for the first page
     * @throws KubernetesClientException where the API server does not give it
     */
    JsonNode page(String token) throws IOException {
        return get("?limit=" + pageSize + (token.isEmpty() ? "" : "&continue=" + URLEncoder.encode(token, UTF_8)));
    }

    /**
     * Returns the version of the newest write that the API server knows of.
     *
     * @throws KubernetesClientException where it does not say
     */
    String version() throws IOException {
        return get("?limit=1").path("metadata").path("resourceVersion").asText();
    }

    /**
     * Returns a watch of what has changed since a version, once the API server has accepted it. The server ends it after
     * 10 s, so that a dead connection is told from a quiet one.
     *
     * @throws KubernetesClientException where it has not, with the code of its answer
     */
    WatchStream watch(String version) throws IOException, InterruptedException {
        HttpClient http = client.getHttpClient();
        HttpRequest request = http.newHttpRequestBuilder()
                .uri(client.getMasterUrl().toString().replaceFirst("/$", "") + path
                        + "?watch=1&allowWatchBookmarks=true&timeoutSeconds=10&resourceVersion=" + version)
                .header("Accept", "application/json")
                .timeout(silence.toMillis(), TimeUnit.MILLISECONDS)
                .build();
        return WatchStream.open(http, request, silence);
    }

    private JsonNode get(String query) throws IOException {
        @Nullable String answer = client.raw(path + query);
        if (answer == null) {
            throw new KubernetesClientException("GET " + path + " was answered 404", 404, null);
        }
        return JSON.readTree(answer);
    }
}
