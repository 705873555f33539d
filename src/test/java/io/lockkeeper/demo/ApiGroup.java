package io.lockkeeper.demo;

import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.APIGroupBuilder;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.APIResourceListBuilder;
import io.fabric8.kubernetes.api.model.GroupVersionForDiscovery;
import java.util.List;

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

    private String groupVersion() {
        return isCore() ? version : name + "/" + version;
    }
}
