package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.ApiDescription;
import io.lockkeeper.harness.Http;
import java.net.HttpURLConnection;
import java.net.http.HttpResponse;

/** What is true of every answer that is a problem. */
final class Problems {

    private Problems() {}

    /** Asserts that an answer is a problem, whole, and of this kind. */
    static void assertProblem(HttpResponse<String> answer, int status, String type, String detail) {
        assertThat(answer.statusCode()).isEqualTo(status);
        // What no path is for, no path describes.
        if (status != HttpURLConnection.HTTP_NOT_FOUND && status != HttpURLConnection.HTTP_BAD_METHOD) {
            ApiDescription.check(answer);
        }
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Http.json(answer).path("type").asText()).isEqualTo("https://kubernaut.ai/problems/" + type);
        assertThat(Http.json(answer).path("status").asInt()).isEqualTo(status);
        assertThat(Http.json(answer).path("detail").asText()).isEqualTo(detail);
        assertThat(Http.json(answer).path("instance").asText())
                .isEqualTo(answer.request().uri().getPath());
        assertThat(answer.headers().firstValue("X-Request-ID"))
                .hasValue(Http.json(answer).path("request_id").asText());
    }
}
