package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.PathCall;
import io.lockkeeper.harness.SharedCluster;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls that are not even made: while most writes fail, and when the deadline is near. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeldBackIT {

    private static final int LANES = 8;

    private final Installation installation;
    private final GatewayProcess gateway;

    HeldBackIT(Installation installation) {
        this.installation = installation;
        gateway = installation.start(Map.of("LOCKKEEPER_API_BREAKER_OPEN", "5s"));
    }

    @AfterEach
    void awaitTheLastCalls() {
        gateway.awaitCounted();
    }

    @Test
    void writesAreHeldBackWhileMostFailAndComeBackByThemselves() {
        assertThat(state()).isZero();
        installation.proxy().when(PathCall.CREATE.calls()).answer(500, "{}", Map.of());

        assertThat(post(12).statusCode()).isEqualTo(503);

        assertThat(state()).isEqualTo(2);
        // Those under way when it opened have come through.
        assertThat(installation.proxy().calls(PathCall.CREATE.calls())).hasSizeBetween(10, 10 + LANES - 1);
        assertHeldBack();

        installation.proxy().removeRules();
        await().atMost(Duration.ofSeconds(20)).until(() -> post(1).statusCode() == 201);
        assertThat(state()).isEqualTo(1);
        gateway.awaitCounted();
        post(2);
        assertThat(state()).isZero();
    }

    @Test
    void callThatCouldNotEndInTimeIsNotBegun() {
        GatewayProcess hasty =
                installation.start(Map.of("LOCKKEEPER_API_TIMEOUT", "4s", "LOCKKEEPER_HTTP_DEADLINE", "6s"));
        installation.proxy().reset();
        installation.proxy().when(PathCall.TARGET.calls()).delay(Duration.ofMillis(2500));

        HttpResponse<String> answer = Http.post(hasty.signals(), AlertBody.firing("late"));

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(SignalCalls.of(installation.proxy())).isEmpty();
    }

    private void assertHeldBack() {
        installation.proxy().reset();

        HttpResponse<String> answer = post(1);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After").map(Integer::valueOf))
                .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 5));
        assertThat(SignalCalls.of(installation.proxy())).isEmpty();
    }

    private HttpResponse<String> post(int alerts) {
        return Http.post(
                gateway.signals(),
                AlertBody.firing(Stream.generate(() -> "d-" + UUID.randomUUID())
                        .limit(alerts)
                        .toArray(String[]::new)));
    }

    private int state() {
        return (int) gateway.metric("gateway_circuit_breaker_state{name=\"kubernetes-api\"}");
    }
}
