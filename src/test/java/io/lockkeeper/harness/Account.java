package io.lockkeeper.harness;

import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.UUID;

/** A service account that may do what it is allowed here, and discover. */
public final class Account {

    private final KubernetesClient admin;
    private final String namespace;
    private final String name;

    /** Creates one. */
    public Account(KubeCluster cluster, String namespace) {
        this(cluster, namespace, "account-" + UUID.randomUUID());
    }

    /** Creates one of a name, to which others have granted something. */
    public Account(KubeCluster cluster, String namespace, String name) {
        this.admin = cluster.adminClient();
        this.namespace = namespace;
        this.name = name;
        admin.resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata()
                        .build())
                .create();
    }

    /** Allows it to do something in the whole cluster, besides what it may do already. */
    public void allow(String group, String resource, String... verbs) {
        String role = "role-" + UUID.randomUUID();
        admin.resource(new ClusterRoleBuilder()
                        .withNewMetadata()
                        .withName(role)
                        .endMetadata()
                        .addNewRule()
                        .withApiGroups(group)
                        .withResources(resource)
                        .withVerbs(verbs)
                        .endRule()
                        .build())
                .create();
        admin.resource(new ClusterRoleBindingBuilder()
                        .withNewMetadata()
                        .withName(role)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", role)
                        .addNewSubject("", "ServiceAccount", name, namespace)
                        .build())
                .create();
    }

    /** Returns a token of it. */
    public String token() {
        return admin.serviceAccounts()
                .inNamespace(namespace)
                .withName(name)
                .tokenRequest()
                .getStatus()
                .getToken();
    }
}
