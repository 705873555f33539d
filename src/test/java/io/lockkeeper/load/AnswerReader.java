package io.lockkeeper.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads an answer of the gateway: its status, its decisions and its Retry-After. */
final class AnswerReader {
    /** What an answer counts as whose body is not JSON. */
    static final String UNREADABLE = "unreadable";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private AnswerReader() {}

    static Outcome.Answered read(HttpResponse<byte[]> response, long endedNanos) {
        return new Outcome.Answered(
                response.statusCode(), decisions(response.body()), retryAfter(response), endedNanos);
    }

    /**
     * Counts the field {@code status} of the answer, or of each of its {@code results}. Only words count: problem+json
     * has a field of that name too, and there it is the HTTP status as a number.
     */
    static Map<String, Integer> decisions(byte[] body) {
        Map<String, Integer> counts = new TreeMap<>();
        try {
            JsonNode answer = JSON.readTree(body);
            count(answer, counts);
            answer.path("results").forEach(result -> count(result, counts));
        } catch (IOException e) {
            // The gateway's fault and part of the result, not an error of the run.
            counts.put(UNREADABLE, 1);
        }
        return counts;
    }

    private static void count(JsonNode decided, Map<String, Integer> counts) {
        if (decided.path("status").isTextual()) {
            counts.merge(decided.path("status").textValue(), 1, Integer::sum);
        }
    }

    /** Seconds only: the other form, a date, is one that the gateway never sends, and counts as absent. */
    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(SECONDS.asMatchPredicate())
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Patience.RETRY_AFTER);
    }
}
