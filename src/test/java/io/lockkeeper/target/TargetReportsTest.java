package io.lockkeeper.target;

import static io.lockkeeper.target.SampleKinds.DEPLOYMENT;
import static io.lockkeeper.target.SampleKinds.NAMESPACE;
import static io.lockkeeper.target.SampleKinds.POD;
import static io.lockkeeper.target.SampleKinds.REPLICA_SET;
import static io.lockkeeper.target.SampleKinds.SERVICE;
import static io.lockkeeper.target.SampleKinds.STATEFUL_SET;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.alert.SampleAlert;
import io.lockkeeper.target.ScopeReport.Label;
import io.lockkeeper.target.SearchReport.Candidate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is told of a search, which itself is the one of {@link TargetSearchTest}. */
class TargetReportsTest {

    private static final TargetRules STANDARD = new TargetRules(true, Set.of(), false);
    private static final ObjectRef APP = new ObjectRef(DEPLOYMENT, "shop", "app");
    private static final ObjectRef SET = new ObjectRef(REPLICA_SET, "shop", "app-1");
    private static final ObjectRef APP_POD = new ObjectRef(POD, "shop", "app-1-x");
    private static final ObjectRef DATABASE = new ObjectRef(STATEFUL_SET, "shop", "no/name");
    private static final ObjectRef SHOP = new ObjectRef(NAMESPACE, "", "shop");
    private static final Map<String, String> POD_LABELS = Map.of("namespace", "shop", "pod", "app-1-x");

    private final InMemoryObjects objects = new InMemoryObjects();

    @Test
    void eachCandidateTellsWhatBecameOfIt() {
        objects.answer(APP, new Reading.Forbidden()).put(SET);

        SearchReport report = search(Map.of(
                "namespace",
                "shop",
                "deployment",
                "app",
                "statefulset",
                "no/name",
                "replicaset",
                "app-1",
                "pod",
                "app-1-x"));

        assertThat(report.candidates())
                .containsExactly(
                        new Candidate(APP.in(""), 1, Finding.FORBIDDEN),
                        new Candidate(DATABASE.in(""), 1, Finding.IMPOSSIBLE),
                        new Candidate(SET.in(""), 2, Finding.FOUND),
                        new Candidate(APP_POD.in(""), 3, Finding.NOT_ASKED));
        assertThat(report.target()).contains(SET.in(""));
    }

    @Test
    void wayLeadsFromTheCandidateToAnOwnerThatIsGone() {
        objects.put(APP_POD, SET).put(SET, APP);

        SearchReport report = search(POD_LABELS);

        assertThat(report.way()).containsExactly(APP_POD.in(""), SET.in(""), APP.in(""));
    }

    @Test
    void wayFromAServiceLeadsThroughItsPod() {
        ObjectRef web = new ObjectRef(SERVICE, "shop", "web");
        FirstPod first = new FirstPod(POD, "shop", Map.of("app", "web"));
        objects.putService(web, Map.of("app", "web")).put(first, InMemoryObjects.owner(APP));

        SearchReport report = search(Map.of("namespace", "shop", "exported_service", "web"));

        assertThat(report.way()).containsExactly(web.in(""), new ObjectRef(POD, "shop", "first").in(""), APP.in(""));
    }

    @Test
    void candidateThatIsReadAsAnOwnerAloneWasNotAskedFor() {
        ObjectRef owner = new ObjectRef(STATEFUL_SET, "shop", "owner");
        objects.put(APP, owner).put(owner);

        SearchReport report = search(Map.of("namespace", "shop", "deployment", "app", "statefulset", "owner"));

        assertThat(report.candidates())
                .extracting(Candidate::finding)
                .containsExactly(Finding.FOUND, Finding.NOT_ASKED);
    }

    @Test
    void oneThatWentAwayIsRemembered() {
        objects.answer(
                APP_POD, new Reading.Remembered(InMemoryObjects.object(APP_POD, null, InMemoryObjects.owner(APP))));

        SearchReport report = search(POD_LABELS);

        assertThat(report.candidates()).containsExactly(new Candidate(APP_POD.in(""), 3, Finding.REMEMBERED));
        assertThat(report.target()).contains(APP.in(""));
    }

    @Test
    void noneIsLikelyWhereNoneCanExist() {
        SearchReport report = search(Map.of("namespace", "shop", "deployment", "app", "statefulset", "no/name"));

        assertThat(report.resolution()).isEqualTo(new Resolution.NotFound(APP.in("")));
        assertThat(report.likely()).isEmpty();
    }

    @Test
    void failureToAskIsToldWithWhatIsKnownUntilThen() {
        KubernetesClientException down = new KubernetesClientException("down", 503, null);
        TargetReports reports = reports(SampleKinds::all, sought -> {
            if (sought.equals(APP)) {
                return new Reading.Gone();
            }
            throw down;
        });

        SearchReport report = reports.search(
                new SampleAlert()
                        .labels(Map.of(
                                "namespace", "shop", "deployment", "app", "replicaset", "app-1", "pod", "app-1-x"))
                        .build(),
                next -> {});

        assertThat(report.failure()).isSameAs(down);
        assertThat(report.resolution()).isNull();
        assertThat(report.candidates())
                .extracting(Candidate::finding)
                .containsExactly(Finding.NOT_FOUND, Finding.UNKNOWN, Finding.NOT_ASKED);
        assertThat(report.likely()).contains(SET.in(""));
    }

    @Test
    void kindsThatAreNotKnownYetAreAFailureToAsk() {
        KubernetesClientException unknown = new KubernetesClientException("not known yet");
        TargetReports reports = reports(
                () -> {
                    throw unknown;
                },
                objects);

        SearchReport report =
                reports.search(new SampleAlert().labels(POD_LABELS).build(), next -> {});

        assertThat(report.failure()).isSameAs(unknown);
        assertThat(report.candidates()).isEmpty();
    }

    @Test
    void withoutAClusterTheCandidatesAreKnownAndNoneIsCertain() {
        TargetReports reports = TargetReports.withoutCluster(
                WantedKinds.parse("built-in,Rollout.argoproj.io"), STANDARD, "none was asked");

        SearchReport report = reports.search(
                new SampleAlert()
                        .labels(Map.of(
                                "namespace",
                                "shop",
                                "deployment",
                                "app",
                                "pod",
                                "app-1-x",
                                "node",
                                "n1",
                                "rollout",
                                "r"))
                        .build(),
                next -> {});

        assertThat(report.failure()).isInstanceOf(NoClusterException.class).hasMessage("none was asked");
        assertThat(report.target()).isEmpty();
        assertThat(report.candidates())
                .containsExactly(
                        new Candidate(APP.in(""), 1, Finding.UNKNOWN),
                        new Candidate(new Target("", "", "Node", "n1", "v1"), 3, Finding.NOT_ASKED),
                        new Candidate(APP_POD.in(""), 3, Finding.NOT_ASKED));
    }

    @Test
    void everyBuiltInKindIsKnownWithoutACluster() {
        Kinds kinds = BuiltInKinds.among(WantedKinds.parse(WantedKinds.BUILT_IN));

        assertThat(WantedKind.BUILT_IN).allSatisfy(wanted -> assertThat(kinds.named("", wanted.kind()))
                .as(wanted.toString())
                .hasSize(1));
    }

    @Test
    void scopeTellsTheLabelsThatWereRead() {
        objects.put(APP).putManaged(SHOP, "true");

        assertThat(reports(SampleKinds::all, objects).scope(APP.in(""), next -> {}))
                .isEqualTo(new ScopeReport(
                        List.of(
                                new Label(APP.in(""), Finding.FOUND, null),
                                new Label(SHOP.in(""), Finding.FOUND, "true")),
                        true,
                        null));
    }

    @Test
    void scopeThatMayNotBeReadIsNotKnown() {
        objects.answer(APP, new Reading.Forbidden());

        ScopeReport report = reports(SampleKinds::all, objects).scope(APP.in(""), next -> {});

        assertThat(report.managed()).isNull();
        assertThat(report.failure()).isNotNull();
        assertThat(report.labels()).containsExactly(new Label(APP.in(""), Finding.FORBIDDEN, null));
    }

    private SearchReport search(Map<String, String> labels) {
        return reports(SampleKinds::all, objects)
                .search(new SampleAlert().labels(labels).build(), next -> {});
    }

    private static TargetReports reports(Supplier<Kinds> kinds, ClusterObjects objects) {
        return new TargetReports(kinds, objects, STANDARD);
    }
}
