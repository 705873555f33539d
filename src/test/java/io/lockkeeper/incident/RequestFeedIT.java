package io.lockkeeper.incident;

import static io.lockkeeper.incident.FedView.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.ApiCall.Outcome;
import io.lockkeeper.harness.Hold;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.SharedCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The feed of the live view against a real API server and a proxy that gets between them. */
@ExtendWith(SharedCluster.class)
class RequestFeedIT {

    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final FedView fed;

    RequestFeedIT(KubeCluster cluster) {
        fed = new FedView(cluster, 3, SILENCE, MINUTE);
    }

    @AfterEach
    void close() {
        fed.close();
    }

    @Test
    void followsWhatIsCreatedChangedAndDeleted() throws InterruptedException {
        fed.create("before");
        fed.sync();
        assertThat(fed.names()).containsExactly("before");

        KnownRequest after = fed.create("after");
        await().atMost(SOON).until(() -> fed.known().contains(after));
        fed.requests().phase("after", "Failed");
        await().atMost(SOON)
                .until(() -> fed.known().stream().filter(KnownRequest::isActive).count() == 1);
        fed.delete("before");
        await().atMost(SOON).until(() -> fed.names().equals(Set.of("after")));

        assertThat(fed.view().counts()).isEqualTo(new ViewCounts(1, 0, 0, 0));
        assertThat(fed.feed().fault()).isEmpty();
        assertThat(fed.proxy().calls()).hasSize(2);
    }

    @Test
    void listsInPagesAndThenWatches() throws InterruptedException {
        Set<String> created = create("rr", 7);

        fed.sync();

        assertThat(fed.names()).isEqualTo(created);
        List<ApiCall> lists = fed.proxy().calls(ApiCall.get(fed.path()));
        assertThat(lists).hasSize(3).allSatisfy(call -> assertThat(call.query())
                .startsWith("limit=3")
                .doesNotContain("resourceVersion"));
    }

    @Test
    void listWhoseTokenIsTooOldStartsAnew() throws InterruptedException {
        Set<String> created = create("rr", 7);
        var expired = fed.proxy()
                .when(ApiCall.get(fed.path()).and(call -> call.query().contains("continue")))
                .times(1)
                .answer(410, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"code\":410}", Map.of());
        assertThat(expired).isNotNull();

        fed.sync();

        assertThat(fed.names()).isEqualTo(created);
        assertThat(fed.proxy().calls(ApiCall.get(fed.path()))).hasSize(5);
    }

    @Test
    void listWhosePageDoesNotComeIsReadOnInSmallerOnes() throws InterruptedException {
        Set<String> created = create("rr", 7);
        try (Hold page = fed.proxy()
                .when(ApiCall.get(fed.path()).and(call -> call.query().startsWith("limit=3&continue")))
                .hold()) {
            fed.sync();
            page.awaitArrived(SOON);
        }

        assertThat(fed.names()).isEqualTo(created);
        assertThat(fed.proxy().calls(ApiCall.get(fed.path())))
                .extracting(call -> call.query().replaceFirst("continue=.*", "continue"))
                .containsExactly(
                        "limit=3",
                        "limit=3&continue",
                        "limit=1&continue",
                        "limit=1&continue",
                        "limit=1&continue",
                        "limit=1&continue");
    }

    @Test
    void pageThatTakesLongIsAwaitedLongerAndTheReasonIsSaid() throws InterruptedException {
        fed.create("there");
        var slow = fed.proxy().when(ApiCall.get(fed.path())).delay(Duration.ofMillis(2500));
        assertThat(slow).isNotNull();
        fed.feed().start();

        await().atMost(SOON).untilAsserted(() -> assertThat(fed.feed().fault())
                .contains("not synced yet: after 0 requests, the next 3 were not listed within 2000 ms,"
                        + " now 1 within 4000 ms"));
        assertThat(fed.feed().awaitSync(SOON)).isTrue();
        assertThat(fed.names()).containsExactly("there");
    }

    @Test
    void missesNothingThatIsCreatedBetweenListAndWatch() throws InterruptedException {
        try (Hold watch = fed.proxy().when(ApiCall.watch(fed.path())).hold()) {
            fed.sync();
            watch.awaitArrived(SOON);
            fed.create("between");
            assertThat(fed.names()).isEmpty();
        }

        await().atMost(SOON).until(() -> fed.names().equals(Set.of("between")));
    }

    @Test
    void resumesACutWatchWhereItEnded() throws InterruptedException {
        fed.sync();
        await().atMost(SOON).until(() -> watches(Outcome.IN_FLIGHT) == 1);
        fed.proxy().refuseConnections();
        fed.create("meanwhile");
        fed.proxy().accept();

        await().atMost(SOON).until(() -> fed.names().equals(Set.of("meanwhile")));
        assertThat(lists()).as("lists").isEqualTo(1);
    }

    @Test
    void watchEndsInTimeAndIsResumed() throws InterruptedException {
        fed.sync();

        await().atMost(SOON).until(() -> watches(Outcome.ANSWERED) == 1 && watches(Outcome.IN_FLIGHT) == 1);

        assertThat(fed.proxy().calls()).hasSize(3);
        assertThat(fed.view().age()).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void listsAnewWhenItsVersionIsTooOld() throws InterruptedException {
        var expired = fed.proxy().when(ApiCall.watch(fed.path())).times(1).answer(410, "{}", Map.of());
        assertThat(expired).isNotNull();
        fed.sync();
        fed.create("later");

        await().atMost(SOON).until(() -> fed.names().equals(Set.of("later")));
        assertThat(lists()).as("lists").isEqualTo(2);
    }

    @Test
    void endsAWatchThatIsSilentAndCatchesUp() throws InterruptedException {
        fed.sync();
        await().atMost(SOON).until(() -> watches(Outcome.IN_FLIGHT) == 1);
        fed.proxy().stallWatches();
        fed.create("meanwhile");

        await().atMost(SOON).until(() -> watches(Outcome.CLIENT_GONE) == 1);
        assertThat(fed.names()).isEmpty();
        fed.proxy().resumeWatches();

        await().atMost(SOON).until(() -> fed.names().equals(Set.of("meanwhile")));
        assertThat(lists()).as("lists").isEqualTo(1);
    }

    @Test
    void pausesLongerAfterEachFailureAndSaysWhatItWas() throws InterruptedException {
        var refused = fed.proxy().when(ApiCall.get(fed.path())).times(4).answer(403, "{}", Map.of());
        assertThat(refused).isNotNull();
        fed.feed().start();
        await().atMost(SOON).until(() -> fed.feed().fault().orElse("").contains("403"));
        assertThat(fed.feed().fault().orElse("")).startsWith("not synced yet: ");

        assertThat(fed.feed().awaitSync(SOON)).isTrue();

        List<Duration> times = fed.proxy().calls(ApiCall.get(fed.path())).stream()
                .map(ApiCall::startedAt)
                .toList();
        assertThat(times).hasSize(5);
        // At least half of each pause is no matter of chance.
        assertThat(times.get(4).minus(times.get(3))).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        assertThat(times.get(1).minus(times.get(0))).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(fed.feed().fault()).isEmpty();
    }

    @Test
    void watchThatEndsAtOnceIsNotAskedForInALoop() throws InterruptedException {
        var empty = fed.proxy().when(ApiCall.watch(fed.path())).times(4).answer(200, "", Map.of());
        assertThat(empty).isNotNull();
        fed.sync();

        await().atMost(SOON).until(() -> watches(Outcome.IN_FLIGHT) == 1);

        List<ApiCall> watches = fed.proxy().calls(ApiCall.watch(fed.path()));
        Duration since = watches.get(4).startedAt().minus(watches.get(0).startedAt());
        assertThat(since).isGreaterThanOrEqualTo(Duration.ofMillis(750));
        assertThat(fed.view().age()).as("age, whatever was accepted").isGreaterThanOrEqualTo(since);
    }

    @Test
    void closedFeedGivesItsWatchUp() throws InterruptedException {
        fed.sync();
        await().atMost(SOON).until(() -> watches(Outcome.IN_FLIGHT) == 1);

        fed.feed().close();

        await().atMost(SOON)
                .until(() ->
                        watches(Outcome.CLIENT_GONE) == 1 && fed.proxy().calls().size() == 2);
    }

    private Set<String> create(String prefix, int number) {
        IntStream.range(0, number).forEach(i -> fed.create(prefix + i));
        return Set.copyOf(IntStream.range(0, number).mapToObj(i -> prefix + i).toList());
    }

    private long watches(Outcome outcome) {
        return fed.proxy().calls(ApiCall.watch(fed.path())).stream()
                .filter(call -> call.outcome() == outcome)
                .count();
    }

    private long lists() {
        return fed.proxy().calls(ApiCall.get(fed.path())).stream()
                .filter(call -> !call.query().contains("limit=1"))
                .count();
    }
}
