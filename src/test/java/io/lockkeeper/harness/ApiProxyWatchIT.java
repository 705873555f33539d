package io.lockkeeper.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.lockkeeper.harness.ApiCall.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedCluster.class)
final class ApiProxyWatchIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ProxiedNamespace namespace;
    private final ApiProxy proxy;

    ApiProxyWatchIT(KubeCluster cluster) {
        namespace = new ProxiedNamespace(cluster);
        proxy = namespace.proxy();
    }

    @AfterEach
    void close() {
        namespace.close();
    }

    @Test
    void watchPassesAnEventOnWithinASecond() {
        try (EventStream events = namespace.watch()) {
            namespace.createDirectly("seen");

            assertThat(events.next(SECOND)).get().asString().contains("\"ADDED\"", "\"seen\"");
            assertThat(outcomesOfWatches()).containsExactly(Outcome.IN_FLIGHT);
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(outcomesOfWatches()).containsExactly(Outcome.CLIENT_GONE));
    }

    @Test
    void watchByWebSocketPassesEventsOnToo() {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        // This client takes over a second for its very first event, hence no such bound here.
        try (Watch watch = watchByWebSocket(seen)) {
            assertThat(watch).isNotNull();
            namespace.createDirectly("seen");
            await().atMost(SOON).untilAsserted(() -> assertThat(seen).containsExactly("seen"));
            assertThat(proxy.calls()).extracting(ApiCall::status).containsExactly(101);

            proxy.stallWatches();
            namespace.createDirectly("late");
            await().during(SECOND).until(() -> seen.size() == 1);
            proxy.resumeWatches();
            await().atMost(SOON).untilAsserted(() -> assertThat(seen).containsExactly("seen", "late"));
        }
        // The server closes the connection once the two have agreed on it.
        await().atMost(SOON).until(() -> outcomesOfWatches().equals(List.of(Outcome.ANSWERED)));
    }

    @Test
    void stalledWatchesStayOpenAndSilent() {
        try (EventStream events = namespace.watch()) {
            proxy.stallWatches();
            try (EventStream later = namespace.watch()) {
                namespace.createDirectly("late");
                assertThat(events.next(SECOND)).isEmpty();
                assertThat(later.next(SECOND)).isEmpty();
                assertThat(events.isOver() || later.isOver()).isFalse();
                assertThat(namespace.client().resource(namespace.object("late")).get())
                        .isNotNull();

                proxy.resumeWatches();

                assertThat(events.next(SECOND)).get().asString().contains("\"late\"");
                assertThat(later.next(SECOND)).get().asString().contains("\"late\"");
            }
        }
    }

    @Test
    void cutAllEndsWhatIsInFlightAndNothingElse() {
        try (EventStream events = namespace.watch()) {
            proxy.cutAll();

            await().atMost(SOON).until(events::isOver);
            assertThat(outcomesOfWatches()).containsExactly(Outcome.CUT);
            namespace.create("after");
            assertThat(namespace.stored()).containsExactly("after");
        }
    }

    @Test
    void clientOfAnApiServerThatDiesIsCutOff() {
        try (KubeCluster mortal = new KubeCluster();
                ProxiedNamespace there = new ProxiedNamespace(mortal);
                EventStream events = there.watch()) {
            mortal.killApiServer();

            await().atMost(SOON).until(events::isOver);
            assertThatThrownBy(() -> there.create("nowhere")).isInstanceOf(KubernetesClientException.class);
            assertThat(there.proxy().calls())
                    .extracting(ApiCall::outcome)
                    .containsExactly(Outcome.SERVER_GONE, Outcome.SERVER_GONE);
        }
    }

    private List<Outcome> outcomesOfWatches() {
        return proxy.calls(ApiCall.watch(namespace.path())).stream()
                .map(ApiCall::outcome)
                .toList();
    }

    private Watch watchByWebSocket(Queue<String> seen) {
        return namespace.client().configMaps().inNamespace(namespace.name()).watch(new Watcher<ConfigMap>() {
            @Override
            public void eventReceived(Action action, ConfigMap object) {
                // Bookmarks come without a name.
                if (action == Action.ADDED) {
                    seen.add(object.getMetadata().getName());
                }
            }

            @Override
            public void onClose(WatcherException cause) {
                seen.add("closed: " + cause);
            }
        });
    }
}
