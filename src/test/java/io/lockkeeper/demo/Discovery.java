package io.lockkeeper.demo;

import io.fabric8.kubernetes.api.model.APIGroupListBuilder;
import io.fabric8.kubernetes.api.model.APIVersionsBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the demo's API says about itself: its version, its groups and their resources. */
final class Discovery {

    private static final String VERSION = "v1.36.3-demo";

    private static final List<ApiGroup> GROUPS = List.of(
            new ApiGroup(
                    "",
                    "v1",
                    List.of(
                            ApiKind.namespaced("configmaps", "ConfigMap", "cm"),
                            ApiKind.namespaced("events", "Event", "ev"),
                            ApiKind.cluster("namespaces", "Namespace", "ns"),
                            ApiKind.cluster("nodes", "Node", "no"),
                            ApiKind.namespaced("persistentvolumeclaims", "PersistentVolumeClaim", "pvc"),
                            ApiKind.namespaced("pods", "Pod", "po"),
                            ApiKind.namespaced("services", "Service", "svc"))),
            new ApiGroup(
                    "apps",
                    "v1",
                    List.of(
                            ApiKind.namespaced("daemonsets", "DaemonSet", "ds"),
                            ApiKind.namespaced("deployments", "Deployment", "deploy"),
                            ApiKind.namespaced("replicasets", "ReplicaSet", "rs"),
                            ApiKind.namespaced("statefulsets", "StatefulSet", "sts"))),
            new ApiGroup(
                    "batch",
                    "v1",
                    List.of(ApiKind.namespaced("cronjobs", "CronJob", "cj"), ApiKind.namespaced("jobs", "Job"))),
            new ApiGroup(
                    "kubernaut.ai",
                    "v1alpha1",
                    List.of(ApiKind.namespaced("remediationrequests", "RemediationRequest", "rr"))),
            new ApiGroup("coordination.k8s.io", "v1", List.of(ApiKind.namespaced("leases", "Lease"))),
            new ApiGroup(
                    "apiextensions.k8s.io",
                    "v1",
                    List.of(ApiKind.cluster("customresourcedefinitions", "CustomResourceDefinition", "crd"))),
            new ApiGroup("authentication.k8s.io", "v1", List.of(ApiKind.review("tokenreviews", "TokenReview"))),
            new ApiGroup(
                    "authorization.k8s.io",
                    "v1",
                    List.of(
                            ApiKind.review("selfsubjectaccessreviews", "SelfSubjectAccessReview"),
                            ApiKind.review("subjectaccessreviews", "SubjectAccessReview"))));

    private Discovery() {}

    /** Returns what a GET of each path answers. */
    static Map<String, Object> answers() {
        Map<String, Object> answers = new HashMap<>();
        answers.put("/version", Map.of("major", "1", "minor", "36", "gitVersion", VERSION));
        answers.put("/api", new APIVersionsBuilder().withVersions("v1").build());
        answers.put(
                "/apis",
                new APIGroupListBuilder()
                        .withGroups(GROUPS.stream()
                                .filter(group -> !group.isCore())
                                .map(ApiGroup::describe)
                                .toList())
                        .build());
        for (ApiGroup group : GROUPS) {
            answers.put(group.path(), group.resources());
            if (!group.isCore()) {
                answers.put("/apis/" + group.name(), group.describe());
            }
        }
        return Map.copyOf(answers);
    }

    /** Returns an object with nothing but the type of what is listed at a path, which has no query. */
    static GenericKubernetesResource typeAt(String path) {
        return GROUPS.stream()
                .flatMap(group -> group.typeAt(path).stream())
                .findFirst()
                .orElseGet(GenericKubernetesResource::new);
    }
}
