package io.lockkeeper.integration;

import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.lockkeeper.harness.DeployedGateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** What the Role and the ClusterRole {@code lockkeeper} grant, one verb of one resource each, to be taken and given back. */
final class Rights {

    private final KubernetesClient admin;
    private final List<Right> inNamespace;
    private final List<Right> inCluster;
    private List<Right> missing = List.of();

    /** Reads what is granted now. */
    Rights(KubernetesClient admin) {
        this.admin = admin;
        inNamespace = rights(admin.rbac()
                .roles()
                .inNamespace(DeployedGateway.NAMESPACE)
                .withName("lockkeeper")
                .require()
                .getRules());
        inCluster = rights(
                admin.rbac().clusterRoles().withName("lockkeeper").require().getRules());
    }

    /** Returns everything. */
    List<Right> all() {
        return Stream.concat(inNamespace.stream(), inCluster.stream()).toList();
    }

    /** Grants all but these, and waits until the API server goes by it. */
    void without(Right... taken) {
        Predicate<Right> left = right -> !List.of(taken).contains(right);
        admin.rbac()
                .roles()
                .inNamespace(DeployedGateway.NAMESPACE)
                .withName("lockkeeper")
                .edit(role -> new RoleBuilder(role)
                        .withRules(rules(inNamespace.stream().filter(left)))
                        .build());
        admin.rbac().clusterRoles().withName("lockkeeper").edit(role -> new ClusterRoleBuilder(role)
                .withRules(rules(inCluster.stream().filter(left)))
                .build());
        for (Right right : all()) {
            // Of what stays as it was, the API server need not be asked again.
            if (left.test(right) != missing.contains(right)) {
                continue;
            }
            Awaitility.await(right + " to be as it was set")
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> isGranted(right) == left.test(right));
        }
        missing = List.of(taken);
    }

    private boolean isGranted(Right right) {
        String[] resource = right.resource().split("/", 2);
        SubjectAccessReview review = new SubjectAccessReviewBuilder()
                .withNewSpec()
                .withUser("system:serviceaccount:" + DeployedGateway.NAMESPACE + ":lockkeeper")
                .withNewResourceAttributes()
                .withNamespace(inNamespace.contains(right) ? DeployedGateway.NAMESPACE : null)
                .withGroup(right.group())
                .withResource(resource[0])
                .withSubresource(resource.length > 1 ? resource[1] : null)
                .withName(right.name())
                .withVerb(right.verb())
                .endResourceAttributes()
                .endSpec()
                .build();
        return admin.resource(review).create().getStatus().getAllowed();
    }

    private static List<Right> rights(List<PolicyRule> rules) {
        List<Right> rights = new ArrayList<>();
        for (PolicyRule rule : rules) {
            String name = rule.getResourceNames().stream().findFirst().orElse("");
            for (String resource : rule.getResources()) {
                rule.getVerbs()
                        .forEach(verb ->
                                rights.add(new Right(verb, rule.getApiGroups().get(0), resource, name)));
            }
        }
        return rights;
    }

    private static List<PolicyRule> rules(Stream<Right> rights) {
        return rights.map(right -> new PolicyRuleBuilder()
                        .withApiGroups(right.group())
                        .withResources(right.resource())
                        .withResourceNames(right.name().isEmpty() ? List.of() : List.of(right.name()))
                        .withVerbs(right.verb())
                        .build())
                .toList();
    }

    /**
     * One verb of one resource.
     *
     * @param group empty for the core
     * @param resource with its part, as {@code remediationrequests/status}
     * @param name of the only object that it is about, empty for all
     */
    record Right(String verb, String group, String resource, String name) {

        /** Returns it as the gateway calls it: {@code get deployments.apps}. */
        String told() {
            String[] parts = resource.split("/", 2);
            return verb + " " + parts[0] + (group.isEmpty() ? "" : "." + group)
                    + (parts.length > 1 ? "/" + parts[1] : "");
        }
    }
}
