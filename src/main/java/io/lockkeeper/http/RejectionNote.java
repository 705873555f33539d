package io.lockkeeper.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lockkeeper.incident.Outcome;
import io.lockkeeper.target.Target;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why no request is made for an alert.
 *
 * @param reason as metrics name it
 * @param message what the sender can do about it
 * @param resource {@code namespace:Kind:name} that the alert is about, where that is known
 * @param action a command that would change it, where there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RejectionNote(
        String status, String reason, String message, @Nullable String resource, @Nullable String action) {

    static RejectionNote of(Outcome.Rejected rejected) {
        Target resource = rejected.resource();
        return new RejectionNote(
                "rejected",
                rejected.reason().label(),
                message(rejected.reason()),
                resource == null ? null : resource.identity(),
                resource == null || rejected.reason() != Outcome.Rejection.UNMANAGED_RESOURCE
                        ? null
                        : action(resource));
    }

    private static String message(Outcome.Rejection reason) {
        return switch (reason) {
            case NO_TARGET ->
                "the alert names no resource of a kind that is looked for: give it a label such as deployment, statefulset"
                        + " or pod, or add its kind to lockkeeper.target.kinds";
            case TARGET_NOT_FOUND -> "nothing that the alert names exists in this cluster";
            case REMOTE_CLUSTER ->
                "the alert is about another cluster: send it to the gateway there, or, if its label cluster means this"
                        + " one, add that to lockkeeper.cluster.local-names";
            case UNMANAGED_RESOURCE ->
                "neither the resource nor its namespace has the label kubernaut.ai/managed=true, or the resource has it"
                        + " as false";
        };
    }

    /** The names have been looked up, so they hold nothing that a shell would take for more than a name. */
    private static String action(Target resource) {
        String namespace = resource.namespace().isEmpty() ? "" : " --namespace " + resource.namespace();
        return "kubectl label" + namespace + " " + resource.kind().toLowerCase(Locale.ROOT) + group(resource) + "/"
                + resource.name() + " kubernaut.ai/managed=true --overwrite";
    }

    /** Custom kinds are told apart by their group, where two of one name exist. */
    private static String group(Target resource) {
        String group = resource.group();
        return group.contains(".") && !group.endsWith(".k8s.io") ? "." + group : "";
    }
}
