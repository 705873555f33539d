package io.lockkeeper.target;

import static java.net.HttpURLConnection.HTTP_FORBIDDEN;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The scope as the label {@value ClusterObject#MANAGED} draws it: that of the resource, else that of its namespace, else
 * the resource is not managed. Values other than {@code true} and {@code false} say nothing. A resource that is gone, or
 * is of a kind that the catalogue does not know, says nothing either. One that may not be read could say {@code false}, so
 * nothing is decided about it. This class is threadsafe.
 */
final class LabelScope implements Scope {

    private final Supplier<Kinds> catalogue;
    private final ClusterObjects objects;
    private final TargetRules rules;

    /**
     * Makes it.
     *
     * @param catalogue gives the kinds, and throws while they are not known
     */
    LabelScope(Supplier<Kinds> catalogue, ClusterObjects objects, TargetRules rules) {
        this.catalogue = catalogue;
        this.objects = objects;
        this.rules = rules;
    }

    /** A resource of another cluster is managed: it cannot be asked for here, and accepting it was a choice. */
    @Override
    public boolean isManaged(Target target, TimeLeft timeLeft) {
        if (rules.isRemote(target.cluster())) {
            return true;
        }
        Kinds kinds = catalogue.get();
        return kinds.find(target.group(), target.kind())
                .flatMap(kind -> label(new ObjectRef(kind, target.namespace(), target.name()), timeLeft))
                .or(() -> kinds.find("", "Namespace")
                        .filter(kind -> !target.namespace().isEmpty())
                        .flatMap(kind -> label(new ObjectRef(kind, "", target.namespace()), timeLeft)))
                .orElse(false);
    }

    private Optional<Boolean> label(ObjectRef ref, TimeLeft timeLeft) {
        timeLeft.check("the label of its " + ref.kind().name() + " was read");
        Reading reading = objects.read(ref);
        if (reading instanceof Reading.Forbidden) {
            throw new KubernetesClientException(
                    ref.permission() + " is forbidden, so whether it is managed is unknown", HTTP_FORBIDDEN, null);
        }
        return reading.known().map(ClusterObject::managed).flatMap(LabelScope::decision);
    }

    private static Optional<Boolean> decision(String managed) {
        return switch (managed) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
