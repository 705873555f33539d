package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.Figures;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Hold;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.LeaseOf;
import io.lockkeeper.harness.OwnThread;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.harness.SharedCluster;
import io.lockkeeper.lease.Acquisition.Held;
import io.lockkeeper.lease.LockRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A holder that is killed: its lock is taken over, or its Lease is swept. */
@ExtendWith(SharedCluster.class)
class LockTakeoverIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Pattern SWEPT = Pattern.compile("Lease (\\S+), left behind by \\S+: DELETED");
    private static final Map<String, String> BRIEF = Map.of(
            "POD_NAME", "brief",
            "LOCKKEEPER_LEASE_DURATION", "2s",
            "LOCKKEEPER_LEASE_MARGIN", "500ms",
            "LOCKKEEPER_API_TIMEOUT", "1s",
            "LOCKKEEPER_LEASE_SWEEP", "1s");
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
        try (Hold creation = killedHolder(start("victim", "5s"), "killed-before")) {
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
    void leaseThatNobodyWantsAnyMoreIsSweptWhileThatOfALivingHolderStays() throws Exception {
        Hold creation = killedHolder(installation.start(BRIEF), "killed-alone");
        creation.release();
        try (LockPod living = new LockPod("living", installation.client(), installation.namespace(), SHORT)) {
            var hold = (Held) living.lock().acquire(new LockRequest("a job", this, SOON));
            GatewayProcess sweeper = installation.start(BRIEF);

            String swept = sweeper.process().awaitLog(SWEPT, LONG).group(1);

            assertThat(swept).isEqualTo(LeaseOf.deployment("killed-alone"));
            assertThat(installation.leases().all())
                    .singleElement()
                    .extracting(lease -> lease.getSpec().getHolderIdentity())
                    .asString()
                    .startsWith("living/");
            hold.hold().release();
            living.lock().drain(SOON);
            sweeper.close();
        }
    }

    @Test
    @Tag("soak")
    void senderThatRetriesIsAnsweredSoonAfterALongLeaseHasRunOut() throws Exception {
        GatewayProcess survivor = start("patient", "30s");
        try (Hold creation = killedHolder(start("victim", "30s"), "killed-long")) {
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
    private Hold killedHolder(GatewayProcess holder, String deployment) {
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
        return Http.post(gateway.signals(), AlertBody.firing(deployment));
    }
}
