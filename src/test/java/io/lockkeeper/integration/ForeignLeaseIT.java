package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.LeaseOf;
import io.lockkeeper.harness.OwnThread;
import io.lockkeeper.harness.SharedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Leases that others have written: the Go gateway, and whoever keeps to no protocol. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignLeaseIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration THEIRS = Duration.ofSeconds(6);
    private static final String RENEWED = "holderIdentity: other/1, renewTime: '2026-01-31T12:00:00.000000Z'";

    private final Installation installation;
    private final GatewayProcess gateway;

    ForeignLeaseIT(Installation installation) {
        this.installation = installation;
        gateway = installation.start(Map.of(
                "POD_NAME", "gateway-0",
                "LOCKKEEPER_LEASE_SWEEP", "1h",
                "LOCKKEEPER_LEASE_DURATION", "4s",
                "LOCKKEEPER_LEASE_WAIT", "20s",
                "LOCKKEEPER_HTTP_DEADLINE", "25s",
                "LOCKKEEPER_SHUTDOWN_DRAIN", "30s"));
    }

    /** The Go gateway writes its pod's name, does not renew, and creates requests under random names. */
    @Test
    void leaseOfAPlainPodNameIsRespectedForItsOwnTimeAndTurnsTheListOn() throws IOException {
        assertThat(post("before")).isEqualTo(201);
        assertThat(calls()).doesNotContain("LIST requests");
        String lease = leave("foreign", "holderIdentity: gateway-7d9f, leaseDurationSeconds: " + THEIRS.toSeconds());

        var answer = OwnThread.supply(() -> post("foreign"));
        await().atMost(SOON).until(() -> looks(lease) > 1);
        renewInItsName(lease);

        assertThat(answer.join()).isEqualTo(201);
        List<ApiCall> writes = installation.proxy().calls(ApiCall.put(".*/leases/" + lease));
        assertThat(writes).hasSize(2);
        assertThat(writes.get(1).startedAt().minus(writes.get(0).startedAt())).isGreaterThanOrEqualTo(THEIRS);
        assertThat(calls()).containsSubsequence("PUT lease", "PUT lease", "LIST requests", "POST requests");

        installation.proxy().reset();
        assertThat(post("after")).isEqualTo(201);
        assertThat(calls()).containsSubsequence("POST leases", "LIST requests", "POST requests");
        assertThat(log()).containsOnlyOnce("Another gateway is at work here");
        assertThat(log()).containsOnlyOnce("Another gateway, gateway-7d9f, holds Lease " + lease);
        gateway.awaitCounted();
        installation.awaitNoLease();
    }

    @Test
    void fieldsThatMakeNoSenseNeverBlockForEver() {
        leave("nothing", "");
        leave("nobody", "leaseDurationSeconds: 1");
        leave("no-duration", RENEWED);
        leave("far-future", "holderIdentity: other/1, renewTime: '9999-12-31T23:59:59.999999Z'");
        leave("far-past", "holderIdentity: other/1, acquireTime: '0001-01-01T00:00:00.000000Z'");
        leave("too-long", RENEWED + ", leaseDurationSeconds: 2147483647, leaseTransitions: 2147483647");

        var answer = Http.post(
                gateway.signals(),
                AlertBody.firing("nothing", "nobody", "no-duration", "far-future", "far-past", "too-long"));

        assertThat(Http.json(answer).path("summary").path("created").asInt()).isEqualTo(6);
        gateway.awaitCounted();
        installation.awaitNoLease();
    }

    /** This API server stores none of these. Another may: what it would answer comes from the proxy. */
    @Test
    void fieldsThatNoLeaseShouldHaveNeverBlockForEver() {
        answerAs("zero", "{\"holderIdentity\": \"other/1\", \"leaseDurationSeconds\": 0}");
        answerAs(
                "negative",
                "{\"holderIdentity\": \"other/1\", \"leaseDurationSeconds\": -5, \"leaseTransitions\": -1}");
        answerAs("garbage", "{\"holderIdentity\": 7, \"leaseDurationSeconds\": \"5s\", \"renewTime\": \"yesterday\"}");
        answerAs("no-spec", "null");

        var answer = Http.post(gateway.signals(), AlertBody.firing("zero", "negative", "garbage", "no-spec"));

        assertThat(Http.json(answer).path("summary").path("created").asInt()).isEqualTo(4);
        installation.proxy().removeRules();
        gateway.awaitCounted();
        installation.awaitNoLease();
    }

    /** Stores a Lease for a Deployment that somebody has left behind, and returns its name. */
    private String leave(String deployment, String spec) {
        String name = LeaseOf.deployment(deployment);
        installation.leases().create(lease(name, spec));
        return name;
    }

    private void answerAs(String deployment, String spec) {
        String name = LeaseOf.deployment(deployment);
        Lease stored = installation.leases().create(lease(name, RENEWED));
        String body =
                """
                {"apiVersion": "coordination.k8s.io/v1", "kind": "Lease", "spec": %s,
                 "metadata": {"name": "%s", "uid": "%s", "resourceVersion": "%s"}}"""
                        .formatted(
                                spec,
                                name,
                                stored.getMetadata().getUid(),
                                stored.getMetadata().getResourceVersion());
        installation
                .proxy()
                .when(ApiCall.get(".*/leases/" + name))
                .answer(200, body, Map.of("Content-Type", "application/json"));
    }

    private static Lease lease(String name, String spec) {
        return Serialization.unmarshal(
                """
                apiVersion: coordination.k8s.io/v1
                kind: Lease
                metadata: {name: %s}
                spec: {%s}
                """
                        .formatted(name, spec),
                Lease.class);
    }

    private void renewInItsName(String name) {
        try (KubernetesClient foreign = installation.client()) {
            Lease lease = installation.leases().get(name);
            lease.getSpec().setRenewTime(ZonedDateTime.parse("2026-01-31T12:00:00Z"));
            foreign.leases()
                    .inNamespace(installation.namespace())
                    .resource(lease)
                    .update();
        }
    }

    private int looks(String lease) {
        return installation.proxy().calls(ApiCall.get(".*/leases/" + lease)).size();
    }

    private List<String> calls() {
        return SignalCalls.of(installation.proxy());
    }

    private String log() throws IOException {
        return Files.readString(gateway.process().log());
    }

    private int post(String deployment) {
        return Http.post(gateway.signals(), AlertBody.firing(deployment)).statusCode();
    }
}
