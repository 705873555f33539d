package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.PathCall;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.harness.SharedCluster;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An API server in trouble: what passes is not noticed by the sender, and what lasts is left to its retry. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubleIT {

    static final Duration TIMEOUT = Duration.ofSeconds(1);

    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final KubeCluster cluster;
    private final Installation installation;
    private final Requests requests;
    private final GatewayProcess gateway;
    private final GatewayProcess doubting;

    TroubleIT(KubeCluster cluster, Installation installation) {
        this.cluster = cluster;
        this.installation = installation;
        requests = installation.requests();
        gateway = start("never");
        doubting = start("always");
    }

    private GatewayProcess start(String verify) {
        return installation.start(Map.of(
                "LOCKKEEPER_DEDUP_VERIFY",
                verify,
                "LOCKKEEPER_API_TIMEOUT",
                TIMEOUT.toSeconds() + "s",
                "LOCKKEEPER_HTTP_DEADLINE",
                DEADLINE.toSeconds() + "s"));
    }

    @AfterEach
    void letTheWatchesGoOn() {
        installation.proxy().resumeWatches();
    }

    static Stream<Arguments> everyTroubleOfEveryCall() {
        return Arrays.stream(PathCall.values())
                .flatMap(call -> Arrays.stream(Trouble.values()).map(trouble -> Arguments.of(call, trouble)));
    }

    /** Each call once, and each trouble once: each of these takes seconds. */
    static Stream<Arguments> everyTroubleAndEveryCall() {
        return everyTroubleOfEveryCall()
                .filter(arguments ->
                        arguments.get()[0] == PathCall.CREATE || arguments.get()[1] == Trouble.UNAVAILABLE);
    }

    @ParameterizedTest
    @MethodSource("everyTroubleAndEveryCall")
    void troubleThatLastsIsLeftToTheSender(PathCall call, Trouble trouble) {
        assertLeftToTheSender(call, trouble);
    }

    @Tag("soak")
    @ParameterizedTest
    @MethodSource("everyTroubleOfEveryCall")
    void anyTroubleThatLastsIsLeftToTheSender(PathCall call, Trouble trouble) {
        assertLeftToTheSender(call, trouble);
    }

    private void assertLeftToTheSender(PathCall call, Trouble trouble) {
        String deployment = alertThatMakes(call);
        trouble.strike(installation.proxy().when(call.calls()));

        long start = System.nanoTime();
        HttpResponse<String> answer = post(call, deployment);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE.plusSeconds(1));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(installation.proxy().calls(call.calls())).hasSize(3);

        installation.proxy().removeRules();
        assertThat(post(call, deployment).statusCode()).isIn(201, 202);
        assertThat(requestsOf(deployment)).hasSize(call == PathCall.CONFIRM ? 2 : 1);
    }

    @ParameterizedTest
    @MethodSource("everyTroubleOfEveryCall")
    void troubleThatPassesIsNotNoticedByTheSender(PathCall call, Trouble trouble) {
        String deployment = alertThatMakes(call);
        // A watch that is quick enough would tell what became of a write before it is tried again.
        installation.proxy().stallWatches();
        trouble.strike(installation.proxy().when(call.calls()).times(1));

        HttpResponse<String> answer = post(call, deployment);

        assertThat(answer.statusCode()).isEqualTo(call == PathCall.COUNT ? 202 : 201);
        assertThat(requestsOf(deployment)).hasSize(call == PathCall.CONFIRM ? 2 : 1);
        gateway(call).awaitCounted();
        assertThat(SignalCalls.of(installation.proxy())).isEqualTo(callsThatPass(call, trouble));
    }

    @Test
    void pauseThatTheApiServerAsksForIsKept() {
        String deployment = alertThatMakes(PathCall.CREATE);
        installation.proxy().when(PathCall.CREATE.calls()).times(1).answer(429, "later", Map.of("Retry-After", "1"));

        assertThat(post(deployment).statusCode()).isEqualTo(201);

        List<ApiCall> calls = installation.proxy().calls(PathCall.CREATE.calls());
        assertThat(calls).hasSize(2);
        assertThat(calls.get(1).startedAt().minus(calls.get(0).startedAt()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void pauseForWhichThereIsNoTimeIsPassedOnToTheSender() {
        String deployment = alertThatMakes(PathCall.CREATE);
        installation.proxy().when(PathCall.CREATE.calls()).answer(429, "later", Map.of("Retry-After", "30"));

        HttpResponse<String> answer = post(deployment);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
        assertThat(installation.proxy().calls(PathCall.CREATE.calls())).hasSize(1);
    }

    /** The list is the last call before the request is rendered, so that no other answer tells another time. */
    @Test
    void timesThatAreWrittenAreTheApiServers() {
        String deployment = alertThatMakes(PathCall.LIST);
        Instant theirs = Instant.now().plus(Duration.ofHours(1));
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(theirs.atOffset(ZoneOffset.UTC));
        installation
                .proxy()
                .when(PathCall.LIST.calls())
                .answer(200, "{\"metadata\": {\"resourceVersion\": \"1\"}, \"items\": []}", Map.of("Date", date));

        assertThat(post(PathCall.LIST, deployment).statusCode()).isEqualTo(201);

        assertThat(Instant.parse(requestsOf(deployment).get(0).get("spec", "receivedTime")))
                .isBetween(theirs.minusSeconds(2), theirs.plus(DEADLINE));
        doubting.process().awaitLog(Pattern.compile("clock of this pod is 3[56]\\d\\d s behind"), DEADLINE);
    }

    /**
     * Returns the Deployment of an alert that makes a call, with only the calls from now on in the proxy's log. Ten
     * creates come before, for else the failures of one test after the other would open the breaker.
     */
    private String alertThatMakes(PathCall call) {
        String[] others = Stream.generate(TroubleIT::fresh).limit(10).toArray(String[]::new);
        assertThat(post(call, others).statusCode()).isEqualTo(207);
        gateway(call).awaitCounted();
        if (call == PathCall.CONFIRM) {
            gateway.awaitActive(-1, () -> requests.phase(nameOf(others[0]), "Completed"));
        }
        installation.proxy().reset();
        return switch (call) {
            case CONFIRM, COUNT -> others[0];
            // A namespace is asked about its label once in a while, so it takes a new one to see that.
            case NAMESPACE ->
                cluster.createNamespace("trouble", Map.of("kubernaut.ai/managed", "true")) + "/" + fresh();
            default -> fresh();
        };
    }

    /** A write whose reply was lost meets itself: it is recognised, or what it changed is counted anew. */
    private static List<String> callsThatPass(PathCall call, Trouble trouble) {
        boolean meetsItself = trouble == Trouble.REPLY_CUT;
        return switch (call) {
            case TARGET, NAMESPACE -> List.of("POST requests", "PATCH status");
            case CONFIRM -> List.of("GET request", "GET request", "POST requests", "PATCH status");
            case LIST -> List.of("LIST requests", "LIST requests", "POST requests", "PATCH status");
            case CREATE ->
                meetsItself
                        ? List.of("POST requests", "POST requests", "GET request", "PATCH status")
                        : List.of("POST requests", "POST requests", "PATCH status");
            case COUNT ->
                meetsItself
                        ? List.of("PATCH status", "PATCH status", "GET request", "PATCH status")
                        : List.of("PATCH status", "PATCH status");
        };
    }

    private GatewayProcess gateway(PathCall call) {
        return call == PathCall.LIST ? doubting : gateway;
    }

    private List<GenericKubernetesResource> requestsOf(String deployment) {
        return requests.of(deployment.replaceFirst(".*/", ""));
    }

    private static String fresh() {
        return "d-" + UUID.randomUUID();
    }

    private String nameOf(String deployment) {
        return requestsOf(deployment).get(0).getMetadata().getName();
    }

    private HttpResponse<String> post(String deployment) {
        return post(PathCall.CREATE, deployment);
    }

    private HttpResponse<String> post(PathCall call, String... deployments) {
        return Http.post(gateway(call).signals(), AlertBody.firing(deployments));
    }
}
