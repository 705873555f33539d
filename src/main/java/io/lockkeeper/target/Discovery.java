package io.lockkeeper.target;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;

/** What the API server says about its kinds. */
interface Discovery {

    /**
     * Returns its groups with the version that it prefers of each, the core apart.
     *
     * @throws KubernetesClientException where it does not answer
     */
    List<GroupVersion> groups();

    /**
     * Returns the kinds of a group whose objects can be read.
     *
     * @throws KubernetesClientException where it does not answer
     */
    List<ResourceKind> kinds(GroupVersion group);

    /**
     * One version of a group.
     *
     * @param group empty for the core
     */
    record GroupVersion(String group, String version) {

        static final GroupVersion CORE = new GroupVersion("", "v1");

        @Override
        public String toString() {
            return group.isEmpty() ? version : group + "/" + version;
        }
    }
}
