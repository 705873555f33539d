package io.lockkeeper.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.harness.SharedCluster;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A real Alertmanager posts, and requests stand in a real API server. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertmanagerIT {

    private static final Duration DELIVERY = Duration.ofSeconds(30);

    private final Requests requests;
    private final GatewayProcess gateway;
    private final Alertmanager alertmanager;

    AlertmanagerIT(Installation installation) {
        requests = installation.requests();
        gateway = installation.start(Map.of());
        alertmanager = Alertmanager.start(gateway.signals());
    }

    @AfterAll
    void close() {
        alertmanager.close();
    }

    @Test
    void everyWorkloadGetsOneRequestRepeatsAreCountedAndTheEndCreatesNothing() {
        alertmanager.fire("checkout", "cart");
        await().atMost(DELIVERY).until(() -> requests.all().size() == 2);
        assertThat(requests.of("checkout")).hasSize(1);
        assertThat(requests.of("cart")).hasSize(1);

        await("the repeat").atMost(DELIVERY).until(() -> count("checkout") >= 2 && count("cart") >= 2);

        alertmanager.resolve("checkout", "cart");
        await("the end").atMost(DELIVERY).until(() -> ignored() >= 2);
        assertThat(requests.all()).hasSize(2);
    }

    /** Every alert passes the route of that name, and all but the ignored ones are decided about. */
    private long ignored() {
        String metrics = Http.get(gateway.management("metrics")).body();
        return exchanges("alert", metrics) - exchanges("decide", metrics);
    }

    private static long exchanges(String route, String metrics) {
        Matcher line = Pattern.compile(
                        "^camel_exchanges_total\\{[^}]*routeId=\"" + route + "\"[^}]*} ([0-9.]+)$", Pattern.MULTILINE)
                .matcher(metrics);
        assertThat(line.find()).as(route).isTrue();
        return (long) Double.parseDouble(line.group(1));
    }

    private int count(String deployment) {
        return Requests.occurrences(requests.of(deployment).get(0));
    }
}
