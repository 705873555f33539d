package io.lockkeeper.integration;

import io.lockkeeper.harness.Figures;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.SharedCluster;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Simultaneous first alerts of one incident, at three gateways that lock it. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LockedRaceIT {

    private final Installation installation;
    private final Race race;

    LockedRaceIT(Installation installation) {
        this.installation = installation;
        List<GatewayProcess> gateways = IntStream.range(0, 3)
                .mapToObj(pod -> installation.start(GatewayProcess.patient(Map.of(
                        "POD_NAME", "gateway-" + pod,
                        "LOCKKEEPER_HTTP_IN_FLIGHT", "500",
                        // A waiter leaves time for one more call: most of its deadline is to be left for the wait.
                        "LOCKKEEPER_API_TIMEOUT", "9s",
                        "LOCKKEEPER_LEASE_DURATION", "60s",
                        "LOCKKEEPER_LEASE_WAIT", "50s",
                        "LOCKKEEPER_LEASE_SWEEP", "1h"))))
                .toList();
        race = new Race(installation, gateways);
    }

    @Test
    void hundredFirstAlertsAtOnceGetOneRequestAndLeaveNoLease() throws InterruptedException {
        leavesNoLease(5);
    }

    @Test
    @Tag("soak")
    void hundredFirstAlertsAtOnceGetOneRequestAndLeaveNoLeaseHundredTimes() throws InterruptedException {
        leavesNoLease(100);
    }

    private void leavesNoLease(int rounds) throws InterruptedException {
        long answered = race.run(100, rounds);

        installation.awaitNoLease();
        long millis = (System.nanoTime() - answered) / 1_000_000;
        Figures.note(getClass(), "no Lease left %d ms after the last of %d rounds".formatted(millis, rounds));
    }
}
