package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Hold;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.OwnThread;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.harness.SharedCluster;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A holder that is killed: its lock is taken over. */
@ExtendWith(SharedCluster.class)
class LockTakeoverIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String TAKEN_OVER = "lockkeeper_lock_acquisitions_total{outcome=\"taken_over\"}";

    private final Installation installation;
    private final Requests requests;

    LockTakeoverIT(Installation installation) {
        this.installation = installation;
        requests = installation.requests();
    }

    @Test
    void alertThatWaitsAtAnotherReplicaIsAnsweredWithinItsOwnRequest() throws Exception {
        GatewayProcess survivor = start("survivor", "5s");
        try (Hold creation = killedHolder("killed-before", "5s")) {
            HttpResponse<String> answer = post(survivor, "killed-before");

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(survivor.metric(TAKEN_OVER)).isEqualTo(1);
            creation.release();
        }
        assertThat(requests.of("killed-before")).hasSize(1);
        survivor.awaitCounted();
        installation.awaitNoLease();
    }

    @Test
    @Tag("soak")
    void senderThatRetriesIsAnsweredSoonAfterALongLeaseHasRunOut() throws Exception {
        GatewayProcess survivor = start("patient", "30s");
        try (Hold creation = killedHolder("killed-long", "30s")) {
            long start = System.nanoTime();
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(32))
                    .until(() -> post(survivor, "killed-long").statusCode() == 201);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            creation.release();
            Figures.note(getClass(), "Lease of 30 s, holder killed: answered after %d ms".formatted(took.toMillis()));
        }
        assertThat(requests.of("killed-long")).hasSize(1);
        survivor.awaitCounted();
        installation.awaitNoLease();
    }

    /** Kills a holder right before its request is created: its call has come to the proxy, and goes no further. */
    private Hold killedHolder(String deployment, String duration) {
        GatewayProcess holder = start("victim", duration);
        Hold creation = installation
                .proxy()
                .when(ApiCall.post(".*/remediationrequests"))
                .times(1)
                .hold();
        var unanswered = OwnThread.supply(() -> post(holder, deployment));
        creation.awaitArrived(SOON);
        holder.process().signal("KILL");
        holder.process().await(SOON);
        assertThat(unanswered).failsWithin(SOON);
        assertThat(installation.leases().all()).hasSize(1);
        return creation;
    }

    private GatewayProcess start(String pod, String duration) {
        return installation.start(Map.of(
                "POD_NAME", pod,
                "LOCKKEEPER_LEASE_DURATION", duration,
                "LOCKKEEPER_LEASE_SWEEP", "1h"));
    }

    private static HttpResponse<String> post(GatewayProcess gateway, String deployment) {
        return Http.post(gateway.signals(), Body.firing(deployment));
    }
}
