package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.lockkeeper.harness.DeployedGateway;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.Kubectl;
import io.lockkeeper.harness.LeaseOf;
import io.lockkeeper.harness.Leases;
import io.lockkeeper.integration.Rights.Right;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The gateway that the manifests deploy, under their account: what it is granted is what it needs, and no more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LeastPrivilegeIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern CALLS = Pattern.compile(
            "lockkeeper_api_requests_seconds_count\\{code=\"[^\"]*\",resource=\"([^\"]*)\",verb=\"([^\"]*)\"} ");

    /** Kinds whose resources are read by their name alone, by the label that names one. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("get daemonsets.apps", "daemonset"),
            Map.entry("get deployments.apps", "deployment"),
            Map.entry("get replicasets.apps", "replicaset"),
            Map.entry("get statefulsets.apps", "statefulset"),
            Map.entry("get horizontalpodautoscalers.autoscaling", "horizontalpodautoscaler"),
            Map.entry("get cronjobs.batch", "cronjob"),
            Map.entry("get jobs.batch", "job_name"),
            Map.entry("get ingresses.networking.k8s.io", "ingress"),
            Map.entry("get networkpolicies.networking.k8s.io", "networkpolicy"),
            Map.entry("get nodes", "node"),
            Map.entry("get persistentvolumeclaims", "persistentvolumeclaim"),
            Map.entry("get persistentvolumes", "persistentvolume"),
            Map.entry("get pods", "pod"),
            Map.entry("get replicationcontrollers", "replicationcontroller"),
            Map.entry("get services", "exported_service"),
            Map.entry("get poddisruptionbudgets.policy", "poddisruptionbudget"),
            Map.entry("get storageclasses.storage.k8s.io", "storageclass"),
            Map.entry("get volumeattachments.storage.k8s.io", "volumeattachment"));

    private final KubeCluster cluster = new KubeCluster();
    private final AtomicInteger names = new AtomicInteger();
    private final Rights rights;
    private final Right lacking;
    private final DeployedGateway gateway;
    private final String token;

    LeastPrivilegeIT() {
        Kubectl kubectl = new Kubectl(cluster);
        cluster.apply(Path.of("k8s/crd/remediationrequests.yaml"));
        kubectl.run("apply", "--server-side", "-k", "k8s/overlays/ha");
        kubectl.run("apply", "-n", DeployedGateway.NAMESPACE, "-f", "k8s/components/sender/sender.yaml");
        kubectl.run("create", "namespace", "monitoring");
        kubectl.run("create", "serviceaccount", "alertmanager", "-n", "monitoring");
        cluster.apply(Path.of("src/test/resources/privileged.yaml"));
        rights = new Rights(cluster.adminClient());
        lacking = rights.all().get(0);
        rights.without(lacking);
        token = DeployedGateway.token(cluster, "monitoring", "alertmanager");
        gateway = DeployedGateway.start(
                cluster,
                Map.of(
                        "LOCKKEEPER_LEASE_SWEEP",
                        "1s",
                        "LOCKKEEPER_VIEW_DOUBT",
                        "0s",
                        "LOCKKEEPER_API_UNREACHABLE_AFTER",
                        "3s"));
    }

    @AfterAll
    void stop() {
        gateway.close();
        cluster.close();
    }

    /** As long as one lacks, they are asked for again and again, so that another one that lacks is named at once. */
    @Test
    @Order(1)
    void eachVerbThatEveryAlertNeedsIsNamedByReadiness() {
        List<Right> needed = rights.all().stream()
                .filter(right ->
                        !right.verb().equals("list") || !right.resource().equals("pods"))
                .filter(right -> !KINDS.containsKey(right.told()))
                .filter(right ->
                        !List.of("namespaces", "customresourcedefinitions").contains(right.resource()))
                .toList();
        assertThat(needed).hasSize(12);
        for (Right right : needed) {
            rights.without(right, lacking);

            await(right.told() + " to be named").atMost(SOON).until(() -> reason("permissions")
                    .contains(right.told()));
        }
        rights.without();
        await("readiness").atMost(SOON).until(() -> ready() == 200);
    }

    @Test
    @Order(2)
    void alertOfTheSenderThatIsBoundBecomesARequestAndOfNobodyElse() {
        assertThat(Http.post(gateway.process().signals(), alert("deployment", "app"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(post("deployment", "app").statusCode()).isEqualTo(201);
        assertThat(post("deployment", "app").statusCode()).isEqualTo(202);

        assertThat(gateway.requests().all()).hasSize(1);
    }

    @Test
    @Order(3)
    void noVerbIsGrantedThatNoCallUses() {
        KINDS.values().forEach(label -> post(label, fresh()));
        assertThat(post("exported_service", "front").statusCode()).isEqualTo(201);
        recur();
        leaveLock();
        recur();

        Set<String> granted = rights.all().stream()
                .map(right -> right.verb() + " " + right.resource())
                .collect(Collectors.toCollection(TreeSet::new));
        await("every right to be used").atMost(SOON).untilAsserted(() -> assertThat(used())
                .containsExactlyElementsOf(granted));
    }

    @Test
    @Order(4)
    void eachVerbThatSomeAlertsNeedIsNamedOnceOneOfThemComes() {
        for (Right right : rights.all()) {
            String label = KINDS.get(right.told());
            if (label != null) {
                rights.without(right);
                post(label, fresh());

                assertThat(reason("targets")).contains(right.told());
            }
        }
    }

    private String fresh() {
        return "x" + names.incrementAndGet();
    }

    /** The next incident of a workload confirms the request before. */
    private void recur() {
        String name = gateway.requests().of("app").stream()
                .filter(request -> request.get("status", "overallPhase") == null)
                .map(request -> request.getMetadata().getName())
                .findFirst()
                .orElseThrow();
        gateway.process().awaitActive(-1, () -> gateway.requests().phase(name, "Completed"));
        assertThat(post("deployment", "app").statusCode()).isEqualTo(201);
    }

    /** The lock of the incident is one that somebody left behind: it is looked at, and overtaken once it is known to be dead. */
    private void leaveLock() {
        Leases leases = new Leases(cluster.adminClient(), DeployedGateway.NAMESPACE);
        // The gateway gives its own back after the answer.
        await("the locks to be given back").atMost(SOON).until(() -> leases.all()
                .isEmpty());
        leases.create(new LeaseBuilder()
                .withNewMetadata()
                .withName(LeaseOf.deployment("privileged", "app"))
                .withNamespace(DeployedGateway.NAMESPACE)
                .endMetadata()
                .withNewSpec()
                .withHolderIdentity("somebody")
                .withLeaseDurationSeconds(1)
                .withRenewTime(ZonedDateTime.now(ZoneOffset.UTC))
                .endSpec()
                .build());
    }

    private Set<String> used() {
        return CALLS.matcher(Http.get(gateway.process().management("metrics")).body())
                .results()
                .map(call -> call.group(2) + " " + call.group(1))
                .filter(call -> !call.equals("get other") && !call.equals("create selfsubjectaccessreviews"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private int ready() {
        return Http.get(gateway.process().management("readyz")).statusCode();
    }

    private String reason(String gate) {
        return Http.json(Http.get(gateway.process().management("readyz")))
                .at("/components/gates/components/" + gate + "/details")
                .toString();
    }

    private HttpResponse<String> post(String label, String name) {
        return Http.send(HttpRequest.newBuilder(gateway.process().signals())
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(alert(label, name))));
    }

    private static String alert(String label, String name) {
        return """
                {"version": "4", "groupKey": "{}", "status": "firing", "receiver": "r", "alerts": [{"status": "firing",
                 "labels": {"alertname": "Slow", "namespace": "privileged", "%s": "%s"},
                 "annotations": {}, "startsAt": "2026-01-31T12:00:00Z"}]}
                """
                .formatted(label, name);
    }
}
