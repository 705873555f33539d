package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.Figures;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.OwnThread;
import io.lockkeeper.harness.SharedCluster;
import io.lockkeeper.load.Alerts;
import io.lockkeeper.load.Bounds;
import io.lockkeeper.load.Fingerprints;
import io.lockkeeper.load.Load;
import io.lockkeeper.load.LoadGenerator;
import io.lockkeeper.load.LoadResult;
import io.lockkeeper.load.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an incident feels of the storm on another. */
@Tag("soak")
@ExtendWith(SharedCluster.class)
class StormFairnessSoakIT {

    private static final int SENDERS = 100;
    private static final int ROUNDS = 5;
    private static final double MOST = 1.5;
    private static final Duration STORM = Duration.ofSeconds(6);
    private static final Duration BESIDE = Duration.ofSeconds(5);

    private final GatewayProcess gateway;
    private final Alerts about = known(1);

    StormFairnessSoakIT(Installation installation) {
        gateway = installation.start(Map.of("LOCKKEEPER_HTTP_IN_FLIGHT", "500"));
    }

    @Test
    void incidentIsAnsweredAlmostAsSoonBesideAStormAsBesideAsManyAlertsOfMany() {
        Alerts one = known(1);
        Alerts many = known(SENDERS);
        List<Double> besideOne = new ArrayList<>();
        List<Double> besideMany = new ArrayList<>();
        medianBeside(one);
        medianBeside(many);
        for (int round = 0; round < ROUNDS; round++) {
            besideMany.add(medianBeside(many));
            besideOne.add(medianBeside(one));
        }

        double ratio = middle(besideOne) / middle(besideMany);
        Figures.note(
                getClass(),
                "P50 of another incident beside %d senders: %.1f ms where they send of one, %.1f ms of %d; %.2f times"
                        .formatted(SENDERS, middle(besideOne), middle(besideMany), SENDERS, ratio));
        assertThat(ratio).isLessThanOrEqualTo(MOST);
    }

    private double medianBeside(Alerts storm) {
        var stormy = OwnThread.supply(() -> send(SENDERS, storm, STORM));
        LoadResult beside = send(1, about, BESIDE);
        assertThat(stormy.join().byStatus().keySet()).isSubsetOf(201, 202);
        assertThat(beside.byStatus().keySet()).isSubsetOf(201, 202);
        return beside.latency().overall().p50();
    }

    private LoadResult send(int senders, Alerts alerts, Duration time) {
        try {
            return LoadGenerator.run(Load.of(
                            new Pace.Closed(senders, true, Bounds.lasting(time)),
                            gateway.signals().resolve("/"))
                    .with(alerts));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while alerts were sent", e);
        }
    }

    private static Alerts known(int incidents) {
        return Alerts.of(Fingerprints.cycle(incidents)).withNamespace("shop");
    }

    private static double middle(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
