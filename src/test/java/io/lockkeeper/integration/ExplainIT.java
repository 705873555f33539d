package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.harness.SharedCluster;
import io.lockkeeper.harness.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar explains a payload, by a cluster or without one; that gateways agree is shown by {@link FixturesIT}. */
@ExtendWith(SharedCluster.class)
class ExplainIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** SHA-256 of {@code explained:Deployment:app}. */
    private static final String FINGERPRINT = "75af07f49835a4bbc016722210a700095a96cd36cc3f11b4d06d8e64959b0b32";

    private static final String CLUSTER =
            """
            apiVersion: v1
            kind: Namespace
            metadata: {name: explained, labels: {kubernaut.ai/managed: "true"}}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: app, namespace: explained}
            spec: {selector: {matchLabels: {app: x}}, template: {metadata: {labels: {app: x}}, spec: {containers: [{name: c, image: i}]}}}
            ---
            apiVersion: v1
            kind: Pod
            metadata:
              name: app-1
              namespace: explained
              ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: app, uid: u, controller: true}]
            spec: {containers: [{name: c, image: i}]}
            """;
    private static final String ALERT =
            """
            {"version": "4", "groupKey": "{}", "status": "firing", "receiver": "r", "alerts": [{"status": "firing",
             "labels": {"alertname": "Slow", "namespace": "explained", "statefulset": "gone", "pod": "app-1"},
             "annotations": {}, "startsAt": "2026-01-31T12:00:00Z"}]}
            """;

    private final KubeCluster cluster;
    private final Installation installation;

    @TempDir
    private Path folder = Path.of("");

    private Path alert = Path.of("");

    ExplainIT(KubeCluster cluster, Installation installation) {
        this.cluster = cluster;
        this.installation = installation;
    }

    @BeforeEach
    void prepare() throws IOException {
        cluster.apply(Files.writeString(folder.resolve("cluster.yaml"), CLUSTER));
        alert = Files.writeString(folder.resolve("alert.json"), ALERT);
    }

    @AfterEach
    void deleteRequests() {
        Requests requests = installation.requests();
        requests.all().forEach(request -> requests.delete(request.getMetadata().getName()));
    }

    @Test
    void firstAlertIsExplainedToItsOwner() throws Exception {
        ToolRun run = explain(cluster.url(), "prometheus", alert.toString());

        assertThat(run.code()).as(run.output()).isZero();
        assertThat(run.output())
                .startsWith(
                        """
                        alerts[0] Slow: created
                                       a RemediationRequest would be created
                          candidates   explained:StatefulSet:gone (rank 1): not found
                                       explained:Pod:app-1 (rank 3): found
                          owners       explained:Pod:app-1 -> explained:Deployment:app
                          managed      explained:Deployment:app: has no label kubernaut.ai/managed
                                       :Namespace:explained: true
                          fingerprint  75af07f49835a4bbc016722210a700095a96cd36cc3f11b4d06d8e64959b0b32
                          decision     first: no RemediationRequest of this incident is known, so it would be the first
                                       %s/rr-75af07f49835-"""
                                .formatted(installation.namespace()))
                .contains("\"signalName\" : \"Slow\"");
        assertThat(installation.requests().all()).isEmpty();
    }

    @Test
    void requestsOfTheIncidentDecide() throws Exception {
        Requests requests = installation.requests();
        requests.create(Requests.sample("rr-before", FINGERPRINT));

        JsonNode duplicate = json(explain(cluster.url(), "--json", "prometheus", alert.toString()));
        requests.phase("rr-before", "Completed");
        JsonNode recurrence = json(explain(cluster.url(), "--json", "prometheus", alert.toString()));

        requests.patchStatus(
                "rr-before", "{\"status\": {\"completionStatus\": {\"outcome\": \"ManualReviewRequired\"}}}");
        JsonNode suppressed = json(explain(cluster.url(), "--json", "prometheus", alert.toString()));

        assertThat(duplicate.path("status").asText()).isEqualTo("duplicate");
        assertThat(duplicate.path("decision").path("remediationRequest").asText())
                .isEqualTo(installation.namespace() + "/rr-before");
        assertThat(duplicate.has("remediationRequest")).isFalse();
        assertThat(recurrence.path("status").asText()).isEqualTo("created");
        assertThat(recurrence.path("decision").path("decision").asText()).isEqualTo("recurrence");
        assertThat(recurrence
                        .at("/remediationRequest/metadata/annotations/lockkeeper.io~1sequence")
                        .asText())
                .isEqualTo("2");
        assertThat(suppressed.path("status").asText()).isEqualTo("duplicate");
        assertThat(suppressed.path("decision").path("message").asText())
                .isEqualTo(
                        "it has ended as Completed, and its outcome ManualReviewRequired keeps the next from being created");
    }

    @Test
    void withoutAClusterNoFingerprintIsCertain() throws Exception {
        ToolRun run = ToolRun.unpacked(Map.of(), "explain", "--offline", "prometheus", alert.toString());

        assertThat(run.code()).as(run.output()).isEqualTo(3);
        assertThat(run.output())
                .isEqualTo(
                        """
                        alerts[0] Slow: unverified
                                       what becomes of it depends on what could not be verified
                          candidates   explained:StatefulSet:gone (rank 1): unknown
                                       explained:Pod:app-1 (rank 3): not asked
                          fingerprint  not certain; where the first candidate exists and nothing owns it:
                                       4ce289b6f412ff156d86d765fe592fc444239b55b679ce5a884ae4f8c05c1dc3
                          unverified   which of its candidates exists, and who owns it: no cluster was asked
                        """);
    }

    @Test
    void clusterThatDoesNotAnswerIsNamed() throws Exception {
        ToolRun run = explain("http://127.0.0.1:1", "--json", "prometheus", alert.toString());

        assertThat(run.code()).as(run.output()).isEqualTo(3);
        JsonNode explained = json(run);
        assertThat(explained.has("fingerprint")).isFalse();
        assertThat(explained.path("unverified").path(0).asText())
                .endsWith("the API server at http://127.0.0.1:1/ did not say which kinds it has");
    }

    @Test
    void whatTheApiServerDoesNotSayIsUnverifiedAndTheRestIsSaid() throws Exception {
        installation
                .proxy()
                .when(call -> call.path().contains("/remediationrequests"))
                .answer(500, "{}", Map.of());

        ToolRun run = explain(installation.proxy().url(), "--json", "prometheus", alert.toString());

        assertThat(run.code()).as(run.output()).isEqualTo(3);
        JsonNode explained = json(run);
        assertThat(explained.path("status").asText()).isEqualTo("unverified");
        assertThat(explained.path("fingerprint").asText()).isEqualTo(FINGERPRINT);
        assertThat(explained.has("decision")).isFalse();
        assertThat(explained.path("unverified"))
                .extracting(JsonNode::asText)
                .containsExactly("whether a RemediationRequest stands for it: the Kubernetes API server answered 500");
    }

    @Test
    void whatCannotBeReadIsRefused() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"version\": \"4\", \"alerts\": []}");

        assertThat(ToolRun.unpacked(Map.of(), "explain", "--offline", "prometheus", broken.toString()))
                .isEqualTo(new ToolRun(1, "alerts: absent or empty, expected a list of at least one alert\n"));
        assertThat(ToolRun.unpacked(Map.of(), "explain", "--offline", "carrier-pigeon", broken.toString()))
                .isEqualTo(new ToolRun(
                        2,
                        "carrier-pigeon: no such format, expected one of"
                                + " [grafana, prometheus, kubernetes-event, generic, cloudevents]\n"));
    }

    private ToolRun explain(String server, String... arguments) throws Exception {
        Path kubeconfig = GatewayProcess.folder().resolve("kubeconfig.yaml");
        cluster.writeKubeconfig(kubeconfig, server, cluster.adminToken());
        String[] all = new String[arguments.length + 1];
        all[0] = "explain";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return ToolRun.unpacked(
                Map.of(
                        "KUBECONFIG",
                        kubeconfig.toAbsolutePath().toString(),
                        "KUBERNAUT_CONTROLLER_NAMESPACE",
                        installation.namespace()),
                all);
    }

    private static JsonNode json(ToolRun run) throws IOException {
        JsonNode alerts = JSON.readTree(run.output()).path("alerts");
        assertThat(alerts).as(run.output()).hasSize(1);
        return alerts.path(0);
    }
}
