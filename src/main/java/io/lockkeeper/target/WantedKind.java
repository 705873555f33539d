package io.lockkeeper.target;

import java.util.List;
import java.util.stream.Stream;

/**
 * A kind that labels shall be able to name.
 *
 * @param group of its API, empty for the core, {@value #ANY_GROUP} where discovery shall find it
 * @param kind as in a manifest
 * @param byName whether the operator named it, and so expects the cluster to have it
 */
record WantedKind(String group, String kind, boolean byName) {

    static final String ANY_GROUP = "*";

    /** The kinds that any cluster may have. */
    static final List<WantedKind> BUILT_IN = Stream.of(
                    builtIn("apps", "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"),
                    builtIn("apps.openshift.io", "DeploymentConfig"),
                    builtIn("", "ReplicationController", "Pod", "Node", "Service"),
                    builtIn("", "PersistentVolume", "PersistentVolumeClaim"),
                    builtIn("storage.k8s.io", "StorageClass", "VolumeAttachment"),
                    builtIn("networking.k8s.io", "Ingress", "NetworkPolicy"),
                    builtIn("batch", "Job", "CronJob"),
                    builtIn("autoscaling", "HorizontalPodAutoscaler"),
                    builtIn("policy", "PodDisruptionBudget"))
            .flatMap(kinds -> kinds)
            .toList();

    /** Returns a kind of a group. */
    static WantedKind of(String kind, String group) {
        return new WantedKind(group, kind, true);
    }

    /** Returns a kind whose group the operator left out: it is that of the built-in kind, or else to be found. */
    static WantedKind of(String kind) {
        String group = BUILT_IN.stream()
                .filter(known -> known.kind.equals(kind))
                .map(WantedKind::group)
                .findFirst()
                .orElse(ANY_GROUP);
        return of(kind, group);
    }

    /** Returns whether it may be in any group. */
    boolean isBare() {
        return group.equals(ANY_GROUP);
    }

    /** Returns whether a kind of the cluster is the one. */
    boolean means(ResourceKind served) {
        return served.name().equals(kind) && (isBare() || served.group().equals(group));
    }

    @Override
    public String toString() {
        return isBare() || group.isEmpty() ? kind : kind + "." + group;
    }

    private static Stream<WantedKind> builtIn(String group, String... kinds) {
        return Stream.of(kinds).map(kind -> new WantedKind(group, kind, false));
    }
}
