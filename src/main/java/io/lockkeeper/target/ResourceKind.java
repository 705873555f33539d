package io.lockkeeper.target;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kind of resource as the cluster serves it.
 *
 * @param group of its API, empty for the core
 * @param version of its API
 * @param name as in a manifest: {@code Deployment}
 * @param plural as in URLs: {@code deployments}
 * @param singular as discovery has it, may be empty
 * @param namespaced whether its resources live in namespaces
 */
record ResourceKind(String group, String version, String name, String plural, String singular, boolean namespaced) {

    private static final Set<String> WHOLE_WORKLOADS =
            Set.of("Deployment", "StatefulSet", "DaemonSet", "CronJob", "DeploymentConfig");
    private static final Set<String> PLACES = Set.of("Pod", "Node");

    /** Returns group and version as manifests have them: {@code apps/v1}, {@code v1}. */
    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** Returns what permissions call it: {@code deployments.apps}. */
    String resource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** Returns how early it is tried where an alert names several resources, from 1. */
    int rank() {
        if (WHOLE_WORKLOADS.contains(name)) {
            return 1;
        }
        return PLACES.contains(name) ? 3 : 2;
    }

    /** Returns the keys of the labels that name a resource of this kind. */
    Set<String> labelKeys() {
        // Plain "job" names a scrape job, so kube-state-metrics has a label of its own for a Job.
        Stream<String> own = is("batch", "Job") ? Stream.of("job_name") : Stream.empty();
        return Stream.concat(own, Stream.of(name.toLowerCase(Locale.ROOT), singular))
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns whether it is this one, in whatever version. */
    boolean is(String otherGroup, String otherName) {
        return group.equals(otherGroup) && name.equals(otherName);
    }
}
