package io.lockkeeper.target;

import io.lockkeeper.target.TargetMetrics.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way from a resource to whatever controls it in the end. This class is threadsafe. */
final class OwnerWalk {

    private static final int LEVELS = 5;

    private final ClusterObjects objects;
    private final TargetMetrics metrics;

    OwnerWalk(ClusterObjects objects, TargetMetrics metrics) {
        this.objects = objects;
        this.metrics = metrics;
    }

    /**
     * Returns where the way ends: at what has no controller, is not there, may not be read, or is of a group whose kinds
     * only their own controllers understand; at the latest after five levels.
     *
     * @param start where it begins
     * @param object what is known of that
     */
    Target end(Target start, ClusterObject object, Kinds kinds, TimeLeft timeLeft) {
        Target at = start;
        Owner owner = object.controller();
        for (int level = 0; level < LEVELS && owner != null; level++) {
            Optional<ResourceKind> kind = kinds.find(owner.group(), owner.kind());
            at = named(owner, kind, at);
            owner = kind.isPresent() && isWalked(owner) ? next(kind.get(), at, timeLeft) : unknown(owner);
        }
        return at;
    }

    /** The owner of a namespaced resource is in its namespace, unless it is cluster-scoped. */
    private static Target named(Owner owner, Optional<ResourceKind> kind, Target owned) {
        boolean namespaced = kind.map(ResourceKind::namespaced).orElse(true);
        return new Target(
                owned.cluster(), namespaced ? owned.namespace() : "", owner.kind(), owner.name(), owner.apiVersion());
    }

    private @Nullable Owner next(ResourceKind kind, Target at, TimeLeft timeLeft) {
        timeLeft.check("its " + kind.name() + " was looked up");
        return objects.read(new ObjectRef(kind, at.namespace(), at.name()))
                .known()
                .map(ClusterObject::controller)
                .orElse(null);
    }

    private @Nullable Owner unknown(Owner owner) {
        metrics.lookedUp(owner.kind(), isWalked(owner) ? Outcome.NOT_FOUND : Outcome.SKIPPED_CRD);
        return null;
    }

    private static boolean isWalked(Owner owner) {
        return Kinds.OWNER_GROUPS.contains(owner.group());
    }
}
