package io.lockkeeper.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.Account;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.harness.SharedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real Alertmanager posts, and requests stand in a real API server. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertmanagerIT {

    private static final Duration DELIVERY = Duration.ofSeconds(30);

    private final Requests requests;
    private final GatewayProcess gateway;
    private final Account sender;
    private final Path token;
    private final Alertmanager alertmanager;

    AlertmanagerIT(Installation installation, @TempDir Path folder) throws IOException {
        requests = installation.requests();
        sender = installation.senders().allowed();
        gateway =
                installation.start(Map.of("LOCKKEEPER_AUTH_ENABLED", "true", "LOCKKEEPER_AUTH_AUDIENCE", "lockkeeper"));
        token = Files.writeString(folder.resolve("token"), sender.tokenFor("lockkeeper"));
        alertmanager = Alertmanager.start(gateway.signals(), token);
    }

    @AfterAll
    void close() {
        alertmanager.close();
    }

    @Test
    void tokenIsReadFromItsFileForEachPost() throws IOException {
        double before = refusals();
        Files.writeString(token, sender.token());
        alertmanager.fire("search");
        await("the refusal of a token for another audience").atMost(DELIVERY).until(() -> refusals() > before);
        assertThat(requests.of("search")).isEmpty();

        Files.writeString(token, sender.tokenFor("lockkeeper"));
        await("the next token")
                .atMost(DELIVERY)
                .until(() -> requests.of("search").size() == 1);
    }

    @Test
    void everyWorkloadGetsOneRequestRepeatsAreCountedAndTheEndCreatesNothing() {
        alertmanager.fire("checkout", "cart");
        await().atMost(DELIVERY)
                .until(() -> requests.of("checkout").size() == 1
                        && requests.of("cart").size() == 1);

        await("the repeat").atMost(DELIVERY).until(() -> count("checkout") >= 2 && count("cart") >= 2);

        alertmanager.resolve("checkout", "cart");
        await("the end").atMost(DELIVERY).until(() -> ignored() >= 2);
        assertThat(requests.of("checkout")).hasSize(1);
        assertThat(requests.of("cart")).hasSize(1);
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

    private double refusals() {
        return gateway.metric("lockkeeper_auth_reviews_total{kind=\"token\",outcome=\"refused\"}");
    }

    private int count(String deployment) {
        return Requests.occurrences(requests.of(deployment).get(0));
    }
}
