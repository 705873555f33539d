package io.lockkeeper.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.harness.ApiCall.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedCluster.class)
final class ApiProxyRulesIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Predicate<ApiCall> CREATE = ApiCall.post(".*/configmaps");

    private final ProxiedNamespace namespace;
    private final ApiProxy proxy;

    ApiProxyRulesIT(KubeCluster cluster) {
        namespace = new ProxiedNamespace(cluster);
        proxy = namespace.proxy();
    }

    @AfterEach
    void close() {
        namespace.close();
    }

    @Test
    void cutCallNeverReachesTheApiServer() {
        Rule rule = proxy.when(CREATE).times(1).cut();

        assertThatThrownBy(() -> namespace.create("cut")).isInstanceOf(KubernetesClientException.class);
        namespace.create("passed");

        assertThat(rule.used()).isEqualTo(1);
        assertThat(namespace.stored()).containsExactly("passed");
        assertThat(outcomes()).containsExactly(Outcome.CUT, Outcome.ANSWERED);
    }

    @Test
    void lostReplyLeavesTheObjectInPlace() {
        proxy.when(CREATE).times(1).cutReply();

        assertThatThrownBy(() -> namespace.create("kept"))
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        failure -> assertThat(failure.getCode()).as("status").isNotPositive());

        assertThat(namespace.stored()).containsExactly("kept");
        assertThat(outcomes()).containsExactly(Outcome.REPLY_CUT);
        assertThat(proxy.calls()).extracting(ApiCall::status).containsExactly(201);
    }

    @Test
    void replyThatIsTruncatedBreaksOffAfterTheCallWasCarriedOut() {
        proxy.when(CREATE).times(1).truncateReply();

        assertThatThrownBy(() -> namespace.create("kept")).isInstanceOf(KubernetesClientException.class);

        assertThat(namespace.stored()).containsExactly("kept");
        assertThat(outcomes()).containsExactly(Outcome.REPLY_CUT);
    }

    @Test
    void heldRequestReachesTheApiServerAtItsRelease() {
        try (Hold hold = proxy.when(CREATE).hold()) {
            CompletableFuture<Void> creation = OwnThread.run(() -> namespace.create("held"));
            assertThat(hold.awaitArrived(SOON).path()).isEqualTo(namespace.path());
            assertThat(namespace.stored()).isEmpty();
            assertThat(creation).isNotDone();

            hold.release();

            assertThat(creation).succeedsWithin(SOON);
            assertThat(namespace.stored()).containsExactly("held");
        }
    }

    @Test
    void heldReplyComesAfterTheObjectIsStored() {
        try (Hold hold = proxy.when(CREATE).holdReply()) {
            CompletableFuture<Void> creation = OwnThread.run(() -> namespace.create("stored"));
            hold.awaitArrived(SOON);
            assertThat(namespace.stored()).containsExactly("stored");
            assertThat(creation).isNotDone();

            hold.release();

            assertThat(creation).succeedsWithin(SOON);
            assertThat(outcomes()).containsExactly(Outcome.ANSWERED);
        }
    }

    @Test
    void heldRequestGoesOnWithoutItsClient() {
        try (Hold hold = proxy.when(CREATE).hold()) {
            CompletableFuture<Void> creation = OwnThread.run(() -> namespace.create("late"));
            hold.awaitArrived(SOON);
            namespace.client().close();
            assertThat(creation).failsWithin(SOON);
            assertThat(namespace.stored()).isEmpty();

            hold.release();

            await().atMost(SOON).untilAsserted(() -> assertThat(outcomes()).containsExactly(Outcome.CLIENT_GONE));
            assertThat(namespace.stored()).containsExactly("late");
        }
    }

    @Test
    void heldCallsAreCounted() {
        try (Hold hold = proxy.when(CREATE).hold()) {
            List<CompletableFuture<Void>> creations =
                    List.of(OwnThread.run(() -> namespace.create("a")), OwnThread.run(() -> namespace.create("b")));

            assertThat(hold.awaitArrived(2, SOON)).extracting(ApiCall::number).containsExactlyInAnyOrder(1L, 2L);
            assertThatThrownBy(() -> hold.awaitArrived(3, Duration.ofMillis(200)))
                    .isInstanceOf(ConditionTimeoutException.class);
            hold.release();

            assertThat(creations).allSatisfy(creation -> assertThat(creation).succeedsWithin(SOON));
        }
    }

    @Test
    void answeredCallHasWhatTheRuleSaysAndNeverReachesTheApiServer() {
        proxy.when(CREATE).times(1).answer(429, "{\"kind\":\"Status\",\"code\":429}", Map.of("Retry-After", "7"));

        assertThatThrownBy(() -> namespace.create("refused"))
                .isInstanceOfSatisfying(KubernetesClientException.class, refusal -> assertThat(refusal.getCode())
                        .isEqualTo(429));

        assertThat(namespace.stored()).isEmpty();
        assertThat(outcomes()).containsExactly(Outcome.ANSWERED_BY_PROXY);
        assertThat(proxy.calls()).extracting(ApiCall::status).containsExactly(429);
    }

    @Test
    void delayedCallTakesAtLeastThatLong() {
        Duration delay = Duration.ofMillis(700);
        try (Rule rule = proxy.when(CREATE).delay(delay)) {
            namespace.create("slow");

            assertThat(rule.used()).isEqualTo(1);
        }

        ApiCall call = proxy.calls().get(0);
        assertThat(call.endedAt()).isGreaterThanOrEqualTo(call.startedAt().plus(delay));
        assertThat(call.outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void firstRuleThatMatchesActsAndRemovedOnesDoNot() {
        Rule first = proxy.when(CREATE).answer(418, "{}", Map.of());
        Rule second = proxy.when(ApiCall.any()).answer(503, "{}", Map.of());
        assertThatThrownBy(() -> namespace.create("a")).isInstanceOf(KubernetesClientException.class);
        first.remove();
        assertThatThrownBy(() -> namespace.create("a")).isInstanceOf(KubernetesClientException.class);
        second.remove();
        namespace.create("a");

        assertThat(proxy.calls()).extracting(ApiCall::status).containsExactly(418, 503, 201);
    }

    private List<Outcome> outcomes() {
        return proxy.calls().stream().map(ApiCall::outcome).toList();
    }
}
