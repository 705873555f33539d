package io.lockkeeper.cluster;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.HttpURLConnection;
import java.util.regex.Pattern;

/**
 * Carries the header {@code Retry-After} of a failed call over into the exception. The client reads the body only, and an
 * API server under overload answers with the header and a body of plain text.
 */
final class AskedPause {

    private static final int TOO_MANY_REQUESTS = 429;

    /** The other form, a date, is not used by API servers, and would have to be read by their clock. */
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    private AskedPause() {}

    /**
     * Returns the response where it asks for no pause.
     *
     * @throws KubernetesClientException with the pause in the details of its status, where it does
     */
    static <T> HttpResponse<T> heed(HttpResponse<T> response) {
        String asked = response.header("Retry-After");
        int code = response.code();
        boolean failed = code == TOO_MANY_REQUESTS || code >= HttpURLConnection.HTTP_INTERNAL_ERROR;
        if (failed && asked != null && SECONDS.matcher(asked).matches()) {
            Status status = new StatusBuilder()
                    .withCode(code)
                    .withNewDetails()
                    .withRetryAfterSeconds(Integer.valueOf(asked))
                    .endDetails()
                    .build();
            throw new KubernetesClientException(
                    response.request().method() + " " + response.request().uri() + " was answered " + code,
                    code,
                    status);
        }
        return response;
    }
}
