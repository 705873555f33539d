package io.lockkeeper.target;

import static io.lockkeeper.target.SampleKinds.CLAIM;
import static io.lockkeeper.target.SampleKinds.DEPLOYMENT;
import static io.lockkeeper.target.SampleKinds.JOB;
import static io.lockkeeper.target.SampleKinds.NODE;
import static io.lockkeeper.target.SampleKinds.POD;
import static io.lockkeeper.target.SampleKinds.QUEUE;
import static io.lockkeeper.target.SampleKinds.REPLICA_SET;
import static io.lockkeeper.target.SampleKinds.SERVICE;
import static io.lockkeeper.target.SampleKinds.STATEFUL_SET;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.alert.Alert;
import io.lockkeeper.alert.NamedResource;
import io.lockkeeper.alert.SampleAlert;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidatesTest {

    @Test
    void workloadsComeFirstAndPodsAndNodesLast() {
        assertThat(of(Map.of(
                        "pod", "p",
                        "node", "n",
                        "persistentvolumeclaim", "c",
                        "statefulset", "s",
                        "deployment", "d",
                        "namespace", "shop")))
                .containsExactly(
                        new ObjectRef(DEPLOYMENT, "shop", "d"),
                        new ObjectRef(STATEFUL_SET, "shop", "s"),
                        new ObjectRef(CLAIM, "shop", "c"),
                        new ObjectRef(NODE, "", "n"),
                        new ObjectRef(POD, "shop", "p"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"job", "service", "instance", "endpoint", "container", "namespace"})
    void labelOfTheScrapeNamesNothingEvenWhereAKindIsCalledSo(String label) {
        ResourceKind kind = new ResourceKind("example.com", "v1", "Kind", "kinds", label, true);
        Kinds kinds = new Kinds(List.of(kind), List.of(kind));

        assertThat(Candidates.of(labelled(Map.of(label, "kube-state-metrics")), kinds))
                .isEmpty();
        assertThat(Candidates.of(labelled(Map.of("kind", "one")), kinds)).hasSize(1);
    }

    @Test
    void labelsWithoutKindNameNothing() {
        assertThat(of(Map.of("alertname", "Watchdog", "team", "shop", "Deployment", "case-matters")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void blankLabelNamesNothing(String blank) {
        assertThat(of(Map.of("deployment", blank, "exported_pod", blank))).isEmpty();
    }

    @Test
    void blankExportedLabelDoesNotTakeThePlainOnesPlace() {
        assertThat(of(Map.of("deployment", "d", "exported_deployment", "")))
                .containsExactly(new ObjectRef(DEPLOYMENT, "default", "d"));
    }

    @Test
    void exportedLabelTakesThePlainOnesPlace() {
        assertThat(of(Map.of("deployment", "exporter", "exported_deployment", "app", "exported_service", "web")))
                .containsExactly(new ObjectRef(DEPLOYMENT, "default", "app"), new ObjectRef(SERVICE, "default", "web"));
    }

    @Test
    void plainPodIsTheExportersOwnWhereTheNamespaceIsExported() {
        assertThat(of(Map.of(
                        "pod", "exporter", "namespace", "monitoring", "exported_namespace", "shop", "deployment", "d")))
                .containsExactly(new ObjectRef(DEPLOYMENT, "shop", "d"));
        assertThat(of(Map.of("pod", "exporter", "exported_pod", "app-1", "exported_namespace", "shop")))
                .containsExactly(new ObjectRef(POD, "shop", "app-1"));
    }

    @Test
    void namespaceIsDefaultWhereNoneIsGiven() {
        assertThat(of(Map.of("pod", "p", "namespace", " "))).containsExactly(new ObjectRef(POD, "default", "p"));
    }

    @Test
    void clusterScopedResourceHasNoNamespace() {
        assertThat(of(Map.of("node", "n", "namespace", "monitoring"))).containsExactly(new ObjectRef(NODE, "", "n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"job_name", "exported_job_name", "exported_job"})
    void jobHasLabelsOfItsOwn(String label) {
        assertThat(of(Map.of(label, "backup", "job", "scrape")))
                .containsExactly(new ObjectRef(JOB, "default", "backup"));
    }

    @Test
    void kindIsNamedByItsSingularToo() {
        assertThat(of(Map.of("mq", "orders"))).containsExactly(new ObjectRef(QUEUE, "default", "orders"));
        assertThat(of(Map.of("messagequeue", "orders", "mq", "orders")))
                .containsExactly(new ObjectRef(QUEUE, "default", "orders"));
    }

    @Test
    void resourceThatIsNamedIsAskedForAndNoLabel() {
        assertThat(of(new NamedResource("apps/v1beta1", "ReplicaSet", "shop", "app-5c")))
                .as("in the version that is served")
                .containsExactly(new ObjectRef(REPLICA_SET, "shop", "app-5c"));
        assertThat(of(new NamedResource("", "Pod", "", "p"))).containsExactly(new ObjectRef(POD, "default", "p"));
        assertThat(of(new NamedResource("v1", "Node", "default", "n"))).containsExactly(new ObjectRef(NODE, "", "n"));
    }

    @Test
    void resourceOfAKindThatAlertsAreNotAboutIsNone() {
        assertThat(of(new NamedResource("v1", "Namespace", "", "shop"))).isEmpty();
        assertThat(of(new NamedResource("batch/v1", "Deployment", "shop", "d"))).isEmpty();
    }

    private static List<ObjectRef> of(Map<String, String> labels) {
        return Candidates.of(labelled(labels), SampleKinds.all());
    }

    private static Alert labelled(Map<String, String> labels) {
        return new SampleAlert().labels(labels).build();
    }

    private static List<ObjectRef> of(NamedResource resource) {
        return Candidates.of(
                new SampleAlert()
                        .labels(Map.of("deployment", "other"))
                        .about(resource)
                        .build(),
                SampleKinds.all());
    }
}
