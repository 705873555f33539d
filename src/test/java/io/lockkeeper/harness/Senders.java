package io.lockkeeper.harness;

import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Accounts that may post to the gateways of a namespace, as the documents say. */
public final class Senders {

    private static final Path DOCUMENTED = Path.of("docs/senders/access.yaml");

    private static final Duration SOON = Duration.ofSeconds(20);

    private final KubeCluster cluster;
    private final String namespace;

    /**
     * Begins with none.
     *
     * @param namespace of the gateways
     */
    public Senders(KubeCluster cluster, String namespace) {
        this.cluster = cluster;
        this.namespace = namespace;
    }

    /** Returns a new account that may post. */
    public Account allowed() {
        Account account = new Account(cluster, namespace);
        Path file = GatewayProcess.folder().resolve("access.yaml");
        try {
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(
                    file,
                    Files.readString(DOCUMENTED)
                            .replace("namespace: kubernaut-system", "namespace: " + namespace)
                            .replace("name: lockkeeper-sender", "name: sender-of-" + account.name())
                            .replace("name: alertmanager", "name: " + account.name())
                            .replace("namespace: monitoring", "namespace: " + namespace));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cluster.apply(file);
        awaitAllowed(account);
        return account;
    }

    /** Returns a new account that may post because all accounts of its own namespace may. */
    public Account allowedByGroup() {
        Account account = new Account(cluster, cluster.createNamespace("senders"));
        KubernetesClient admin = cluster.adminClient();
        String role = "sender-of-" + allowed().name();
        admin.resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName("group-" + UUID.randomUUID())
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", role)
                        .addNewSubject(
                                "rbac.authorization.k8s.io",
                                "Group",
                                "system:serviceaccounts:" + account.namespace(),
                                null)
                        .build())
                .create();
        awaitAllowed(account);
        return account;
    }

    /** The API server goes by what it has seen of Roles, which is a moment old. */
    private void awaitAllowed(Account account) {
        SubjectAccessReview question = new SubjectAccessReviewBuilder()
                .withNewSpec()
                .withUser("system:serviceaccount:" + account.namespace() + ":" + account.name())
                .withGroups("system:serviceaccounts:" + account.namespace())
                .withNewResourceAttributes()
                .withNamespace(namespace)
                .withVerb("create")
                .withResource("services")
                .withName("gateway-service")
                .endResourceAttributes()
                .endSpec()
                .build();
        Awaitility.await("the Role to count").atMost(SOON).until(() -> cluster.adminClient()
                .resource(question)
                .create()
                .getStatus()
                .getAllowed());
    }

    /** Returns a new account that may not. */
    public Account strange() {
        return new Account(cluster, namespace);
    }
}
