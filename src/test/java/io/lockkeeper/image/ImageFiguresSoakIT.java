package io.lockkeeper.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.Figures;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.JvmMemory;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.ManyRequests;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.load.Bounds;
import io.lockkeeper.load.Load;
import io.lockkeeper.load.LoadGenerator;
import io.lockkeeper.load.LoadResult;
import io.lockkeeper.load.Pace;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the image needs: memory while little and while much happens, and time until it is ready. With
 * {@code -Dimage.options}, what it needs with further options of its JVM, and with {@code -Dimage.requests} among another
 * number of requests.
 */
@Tag("soak")
class ImageFiguresSoakIT {

    private static final int MANY = Integer.getInteger("image.requests", 100_000);
    private static final String OPTIONS = System.getProperty("image.options", "");
    /** Mebibytes. Under load it depends on the machine: how many alerts wait at once. */
    private static final long IDLE = 350;

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration LIST = Duration.ofMinutes(10);
    private static final Duration A_WHILE = Duration.ofSeconds(30);

    // A cluster of its own: so many objects would slow down the tests that share one.
    private final KubeCluster cluster = new KubeCluster();
    private final RunningImage image;
    private final Requests requests;

    ImageFiguresSoakIT() throws IOException, InterruptedException {
        image = RunningImage.build(cluster);
        requests = new Requests(cluster.adminClient(), image.namespace());
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void needsLittleAtRestAndAnswersAmongManyRequests() throws Exception {
        Figures.note(getClass(), "| | resident | at most |");
        Figures.note(getClass(), "|---|---|---|");
        ready("ready without the cache", "-XX:AOTMode=off", START).close();
        try (GatewayProcess gateway = ready("ready with the cache", "-XX:AOTMode=on", START)) {
            rest(gateway, "idle");
            assertThat(JvmMemory.resident(gateway.process())).isLessThan(IDLE);
            LoadResult load = LoadGenerator.run(Load.of(
                    new Pace.Open(50, 100, Bounds.lasting(Duration.ofMinutes(1))),
                    gateway.signals().resolve("/")));
            Figures.note(
                    getClass(),
                    "answers to 50 alerts a second: %s, P95 %.0f ms"
                            .formatted(load.byStatus(), load.latency().overall().p95()));
            memory(gateway, "after a minute of 50 alerts a second");
            rest(gateway, "idle again");
        }
        ManyRequests.create(requests, MANY);
        try (GatewayProcess gateway = ready("ready among " + MANY + " requests", "-XX:AOTMode=on", LIST)) {
            rest(gateway, "idle among " + MANY + " requests");
            assertThat(Http.post(gateway.signals(), AlertBody.firing("filled-77777"))
                            .statusCode())
                    .isEqualTo(202);
        }
    }

    /** Starts one, and notes how long it took until it was ready. */
    private GatewayProcess ready(String what, String options, Duration atMost) {
        long start = System.nanoTime();
        GatewayProcess gateway = image.start(options + " " + OPTIONS, Map.of("LOCKKEEPER_VIEW_DOUBT", "0s"));
        await(what)
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Http.get(gateway.management("readyz")).statusCode() == 200);
        Figures.note(
                getClass(),
                "%s: %.1f s, %.1f s of processor time"
                        .formatted(
                                what,
                                (System.nanoTime() - start) / 1e9,
                                gateway.metric("process_cpu_time_ns_total") / 1e9));
        return gateway;
    }

    /** Lets it be for a while. */
    private void rest(GatewayProcess gateway, String what) {
        await(what).during(A_WHILE).atMost(A_WHILE.multipliedBy(2)).until(() -> gateway.process()
                .isAlive());
        memory(gateway, what);
    }

    private void memory(GatewayProcess gateway, String what) {
        Figures.note(
                getClass(),
                "| %s | %d MiB | %d MiB |"
                        .formatted(what, JvmMemory.resident(gateway.process()), JvmMemory.most(gateway.process())));
    }
}
