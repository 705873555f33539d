package io.lockkeeper.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.lockkeeper.http.RejectionNote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of one alert now, and why. Resources are written {@code namespace:Kind:name}.
 *
 * @param index position in the body, from 0
 * @param alertName what the alert is called
 * @param status {@code created}, {@code duplicate}, {@code rejected}, {@code ignored} or {@code failed}, as in the answer to
 *     it; {@code unverified} where the cluster could not be asked for all that decides
 * @param message in words
 * @param candidates what it may be about, in the order in which that is tried
 * @param way from the candidate that was taken to the last of its owners
 * @param target the last of its owners
 * @param scope the labels that were read, the first that says something decides
 * @param fingerprint of its incident, where that is certain
 * @param likelyFingerprint what it would be where the first candidate exists and nothing owns it, where nothing is certain
 * @param decision about the incident
 * @param remediationRequest that would be created; its delivery id and its times would be others
 * @param rejection why none would be
 * @param unverified what could not be found out
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Explanation(
        @JsonInclude int index,
        String alertName,
        String status,
        String message,
        List<Candidate> candidates,
        List<String> way,
        @Nullable String target,
        List<Label> scope,
        @Nullable String fingerprint,
        @Nullable String likelyFingerprint,
        @Nullable DecisionNote decision,
        @Nullable JsonNode remediationRequest,
        @Nullable RejectionNote rejection,
        List<String> unverified) {

    /**
     * One resource that the alert may be about.
     *
     * @param rank how early its kind is tried: 1 whole workloads, 2 others, 3 pods and nodes
     * @param finding {@code found}, {@code remembered}, {@code not_found}, {@code forbidden}, {@code impossible},
     *     {@code unknown} or {@code not_asked}
     */
    public record Candidate(String resource, int rank, String finding) {}

    /**
     * The label {@code kubernaut.ai/managed} of one resource.
     *
     * @param finding as of a candidate
     * @param value null where it has none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Label(String resource, String finding, @Nullable String value) {}

    /**
     * What would be decided about the incident.
     *
     * @param decision {@code known}, {@code suppressed}, {@code first} or {@code recurrence}, as metrics name it
     * @param remediationRequest {@code namespace/name} of the request that stands, or would be created
     * @param message why, in words
     */
    public record DecisionNote(String decision, String remediationRequest, String message) {}
}
