package io.lockkeeper.target;

import io.fabric8.kubernetes.api.model.APIGroupList;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** Discovery by the calls that every API server knows. This class is threadsafe. */
final class ApiDiscovery implements Discovery {

    private final KubernetesClient client;

    ApiDiscovery(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public List<GroupVersion> groups() {
        APIGroupList groups = client.getApiGroups();
        // The client makes null of a 404.
        return groups == null
                ? List.of()
                : groups.getGroups().stream()
                        .map(group -> new GroupVersion(
                                group.getName(), group.getPreferredVersion().getVersion()))
                        .toList();
    }

    @Override
    public List<ResourceKind> kinds(GroupVersion group) {
        APIResourceList resources = client.getApiResources(group.toString());
        return resources == null
                ? List.of()
                : resources.getResources().stream()
                        .filter(ApiDiscovery::canBeRead)
                        .map(resource -> kind(group, resource))
                        .toList();
    }

    private static boolean canBeRead(APIResource resource) {
        boolean part = resource.getName().contains("/");
        return !part && resource.getVerbs().contains("get");
    }

    private static ResourceKind kind(GroupVersion group, APIResource resource) {
        return new ResourceKind(
                group.group(),
                group.version(),
                resource.getKind(),
                resource.getName(),
                resource.getSingularName() == null ? "" : resource.getSingularName(),
                Boolean.TRUE.equals(resource.getNamespaced()));
    }
}
