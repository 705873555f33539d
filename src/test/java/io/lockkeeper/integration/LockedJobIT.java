package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.SharedCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A route that has nothing to do with alerts and uses the lock. */
@ExtendWith(SharedCluster.class)
class LockedJobIT {

    private static final Path ROUTE = Path.of("src/test/resources/job.camel.yaml");
    private static final int RUNS = 5;
    private static final Pattern EVENT = Pattern.compile("(?m)^(\\S+) .*job (begins|ends)$");

    private final Installation installation;

    LockedJobIT(Installation installation) {
        this.installation = installation;
    }

    @Test
    void jobRunsInThreeProcessesAndNeverTwiceAtATime() {
        List<GatewayProcess> gateways = IntStream.range(0, 3)
                .mapToObj(pod -> installation.start(Map.of(
                        "POD_NAME",
                        "gateway-" + pod,
                        "CAMEL_MAIN_ROUTES_INCLUDE_PATTERN",
                        "classpath:routes/*.camel.yaml,file:" + ROUTE.toAbsolutePath())))
                .toList();

        await().atMost(Duration.ofSeconds(60)).until(() -> gateways.stream()
                .allMatch(gateway -> events(gateway).size() >= 2 * RUNS));
        gateways.forEach(GatewayProcess::close);

        List<Event> all = gateways.stream()
                .flatMap(gateway -> events(gateway).stream())
                .sorted(Comparator.comparing(Event::at).thenComparing(Event::begin))
                .toList();
        List<Boolean> begins = new ArrayList<>();
        all.forEach(event -> begins.add(event.begin()));
        assertThat(IntStream.range(0, begins.size()).filter(index -> begins.get(index) != (index % 2 == 0)))
                .isEmpty();
    }

    private static List<Event> events(GatewayProcess gateway) {
        try {
            Matcher event = EVENT.matcher(Files.readString(gateway.process().log()));
            return event.results()
                    .map(found -> new Event(
                            Instant.parse(found.group(1)), found.group(2).equals("begins")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Event(Instant at, boolean begin) {}
}
