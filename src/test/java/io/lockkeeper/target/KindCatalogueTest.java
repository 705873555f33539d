package io.lockkeeper.target;

import static io.lockkeeper.target.SampleKinds.DEPLOYMENT;
import static io.lockkeeper.target.SampleKinds.POD;
import static io.lockkeeper.target.SampleKinds.ROLLOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.harness.RecordedLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KindCatalogueTest {

    private final CountingDiscovery discovery = new CountingDiscovery();
    private final RecordedMetrics metrics = new RecordedMetrics();

    @Test
    void knowsNothingBeforeTheFirstAnswer() {
        KindCatalogue catalogue = catalogue("built-in");
        discovery.down = true;

        catalogue.refresh();

        assertThat(catalogue.complete()).isFalse();
        assertThat(metrics.counts()).containsExactly("discovery *");
        assertThatThrownBy(catalogue::kinds)
                .isInstanceOfSatisfying(KubernetesClientException.class, failure -> assertThat(failure.getCode())
                        .isEqualTo(-1));
    }

    @Test
    void onlyGroupsThatAreNeededAreAskedFor() {
        discovery.serve(POD, DEPLOYMENT, ROLLOUT, kind("storage.k8s.io", "StorageClass"), kind("x.io", "Other"));

        catalogue("built-in").refresh();

        assertThat(discovery.asked).containsExactlyInAnyOrder("", "apps", "storage.k8s.io");
    }

    @Test
    void allGroupsAreAskedForAKindWhoseGroupNobodyKnows() {
        discovery.serve(POD, DEPLOYMENT, ROLLOUT, kind("x.io", "Other"));
        KindCatalogue catalogue = catalogue("Rollout");

        catalogue.refresh();

        assertThat(discovery.asked).containsExactlyInAnyOrder("", "apps", "argoproj.io", "x.io");
        assertThat(catalogue.kinds().named("rollout")).containsExactly(ROLLOUT);
    }

    @Test
    void kindOfAnOwnersGroupNeedsNoOther() {
        discovery.serve(POD, kind("", "ConfigMap"), kind("x.io", "ConfigMap"));
        KindCatalogue catalogue = catalogue("ConfigMap");

        catalogue.refresh();

        assertThat(discovery.asked).containsExactly("");
        assertThat(catalogue.kinds().named("configmap")).containsExactly(kind("", "ConfigMap"));
    }

    @Test
    void groupThatFailsKeepsWhatWasKnownOfItWhileOthersAreRefreshed() {
        discovery.serve(POD, DEPLOYMENT, ROLLOUT);
        KindCatalogue catalogue = catalogue("built-in,Rollout.argoproj.io");
        catalogue.refresh();
        assertThat(catalogue.complete()).isTrue();

        ResourceKind newer = kind("apps", "StatefulSet");
        discovery.failing.add("argoproj.io");
        discovery.serve(newer);
        catalogue.refresh();

        assertThat(catalogue.complete()).isFalse();
        assertThat(metrics.counts()).containsExactly("discovery argoproj.io");
        assertThat(catalogue.kinds().named("rollout")).containsExactly(ROLLOUT);
        assertThat(catalogue.kinds().named("statefulset")).containsExactly(newer);
    }

    @Test
    void everythingStaysWhereTheListOfGroupsDoesNotCome() {
        discovery.serve(POD, DEPLOYMENT, ROLLOUT);
        KindCatalogue catalogue = catalogue("built-in,Rollout.argoproj.io");
        catalogue.refresh();
        discovery.down = true;

        catalogue.refresh();
        assertThat(catalogue.kinds().find("apps", "Deployment")).contains(DEPLOYMENT);

        discovery.down = false;
        discovery.failing.add("argoproj.io");
        catalogue.refresh();
        assertThat(catalogue.kinds().named("rollout")).containsExactly(ROLLOUT);
        assertThat(catalogue.complete()).isFalse();

        discovery.failing.clear();
        catalogue.refresh();
        assertThat(catalogue.complete()).isTrue();
    }

    @Test
    void groupOfOwnersThatNeverAnsweredIsWaitedForAndAnotherIsNot() {
        discovery.serve(POD, DEPLOYMENT, ROLLOUT);
        discovery.failing.addAll(Set.of("apps", "argoproj.io"));
        KindCatalogue catalogue = catalogue("built-in,Rollout.argoproj.io");

        catalogue.refresh();
        assertThatThrownBy(catalogue::kinds).isInstanceOf(KubernetesClientException.class);

        discovery.failing.remove("apps");
        catalogue.refresh();
        assertThat(catalogue.kinds().named("deployment")).containsExactly(DEPLOYMENT);
        assertThat(catalogue.kinds().named("rollout")).isEmpty();
    }

    @Test
    void missingKindIsSaidOnceWhereTheOperatorNamedIt() {
        discovery.serve(POD);
        KindCatalogue catalogue = catalogue("built-in,Rollout.argoproj.io");

        try (RecordedLog log = new RecordedLog(KindCatalogue.class)) {
            catalogue.refresh();
            catalogue.refresh();

            assertThat(log.lines())
                    .containsExactly("the cluster has no kind Rollout.argoproj.io: no alert is about one until it has");
        }
    }

    private KindCatalogue catalogue(String list) {
        return new KindCatalogue(discovery, WantedKinds.parse(list), metrics);
    }

    private static ResourceKind kind(String group, String name) {
        return new ResourceKind(group, "v1", name, name, "", true);
    }

    private static final class CountingDiscovery implements Discovery {

        private final Map<String, List<ResourceKind>> kinds = new HashMap<>(Map.of("", List.of()));
        private final Set<String> failing = new HashSet<>();
        private final List<String> asked = new ArrayList<>();
        private boolean down;

        void serve(ResourceKind... served) {
            for (ResourceKind kind : served) {
                List<ResourceKind> more = new ArrayList<>(kinds.getOrDefault(kind.group(), List.of()));
                more.add(kind);
                kinds.put(kind.group(), more);
            }
        }

        @Override
        public List<GroupVersion> groups() {
            if (down) {
                throw new KubernetesClientException("down");
            }
            return kinds.keySet().stream()
                    .filter(group -> !group.isEmpty())
                    .map(group -> new GroupVersion(group, "v1"))
                    .toList();
        }

        @Override
        public List<ResourceKind> kinds(GroupVersion group) {
            asked.add(group.group());
            if (failing.contains(group.group())) {
                throw new KubernetesClientException("down");
            }
            return kinds.getOrDefault(group.group(), List.of());
        }
    }
}
