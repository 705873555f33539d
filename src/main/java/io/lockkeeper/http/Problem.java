package io.lockkeeper.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of every answer that is not about alerts that were handled.
 *
 * @param type URI of the kind of problem
 * @param title the kind in words
 * @param status HTTP status code
 * @param detail what is wrong with this request
 * @param instance path of the request
 * @param requestId as in the header {@code X-Request-ID}
 * @param results what became of each alert, where at least one could be handled
 * @param summary how many of each
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @JsonProperty("request_id") String requestId,
        @Nullable List<AlertResult> results,
        @Nullable Summary summary) {

    /** Media type of the body. */
    public static final String MEDIA_TYPE = "application/problem+json";
}
