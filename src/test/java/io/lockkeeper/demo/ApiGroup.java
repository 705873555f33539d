package io.lockkeeper.demo;

import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.APIGroupBuilder;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.APIResourceListBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.GroupVersionForDiscovery;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A group of the demo's API.
 *
 * @param name empty for the core
 * @param version the only one
 */
record ApiGroup(String name, String version, List<ApiKind> kinds) {

    boolean isCore() {
        return name.isEmpty();
    }

    /** Returns where its resources are listed. */
    String path() {
        return isCore() ? "/api/" + version : "/apis/" + groupVersion();
    }

    APIGroup describe() {
        GroupVersionForDiscovery served = new GroupVersionForDiscovery(groupVersion(), version);
        return new APIGroupBuilder()
                .withName(name)
                .withVersions(served)
                .withPreferredVersion(served)
                .build();
    }

    APIResourceList resources() {
        return new APIResourceListBuilder()
                .withGroupVersion(groupVersion())
                .withResources(kinds.stream().map(ApiKind::describe).toList())
                .build();
    }

    /** Returns what an object says of itself that is listed at a path, empty where no kind of this group is. */
    Optional<GenericKubernetesResource> typeAt(String path) {
        String lists = Pattern.quote(path()) + "(/namespaces/[^/]+)?/";
        return kinds.stream()
                .filter(kind -> path.matches(lists + kind.plural()))
                .findFirst()
                .map(kind -> new GenericKubernetesResourceBuilder()
                        .withApiVersion(groupVersion())
                        .withKind(kind.kind())
                        .build());
    }

    private String groupVersion() {
        return isCore() ? version : name + "/" + version;
    }
}
