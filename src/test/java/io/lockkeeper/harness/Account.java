package io.lockkeeper.harness;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/** A service account that may do what it is allowed here, and discover. */
public final class Account {

    private final KubernetesClient admin;
    private final Path key;
    private final ServiceAccount account;

    /** Creates one. */
    public Account(KubeCluster cluster, String namespace) {
        this(cluster, namespace, "account-" + UUID.randomUUID());
    }

    /** Creates one of a name, to which others have granted something. */
    public Account(KubeCluster cluster, String namespace, String name) {
        this.admin = cluster.adminClient();
        this.key = cluster.serviceAccountKey();
        this.account = admin.resource(new ServiceAccountBuilder()
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
                        .addNewSubject("", "ServiceAccount", name(), namespace())
                        .build())
                .create();
    }

    /** Returns what it is called. */
    public String name() {
        return account.getMetadata().getName();
    }

    /** Returns where it is. */
    public String namespace() {
        return account.getMetadata().getNamespace();
    }

    /** Returns a token of it for the API server. */
    public String token() {
        return token(new TokenRequest());
    }

    /** Returns a token of it for somebody else. */
    public String tokenFor(String audience) {
        return token(new TokenRequestBuilder()
                .withNewSpec()
                .withAudiences(audience)
                .endSpec()
                .build());
    }

    private String token(TokenRequest request) {
        return admin.serviceAccounts()
                .resource(account)
                .tokenRequest(request)
                .getStatus()
                .getToken();
    }

    /** Returns a token of it for the API server that ends when the API server would not let one end. */
    public String tokenUntil(Instant end) {
        return ServiceAccountToken.signed(key, account, end);
    }

    /** Deletes it, whereby its tokens end. */
    public void delete() {
        admin.resource(account).delete();
    }
}
