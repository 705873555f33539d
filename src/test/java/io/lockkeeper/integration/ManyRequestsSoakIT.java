package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.Figures;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.JvmMemory;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.ManyRequests;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.load.Bounds;
import io.lockkeeper.load.Load;
import io.lockkeeper.load.LoadGenerator;
import io.lockkeeper.load.LoadResult;
import io.lockkeeper.load.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a gateway needs where there are very many requests, beside what it needs where there are hardly any. */
@Tag("soak")
class ManyRequestsSoakIT {

    private static final int MANY = 100_000;
    private static final int PAGE = 500;
    private static final Duration SYNC = Duration.ofMinutes(5);

    // A cluster of its own: so many objects would slow down the tests that share one.
    private final KubeCluster cluster = new KubeCluster();
    private final Installation installation = new Installation(cluster);
    private final Requests requests = installation.requests();

    @AfterEach
    void close() {
        installation.close();
        cluster.close();
    }

    @Test
    void hundredThousandAreListedInPagesAndAlertsFindTheirs() throws Exception {
        Figures.note(
                getClass(), "| requests | ready after | pages | resident | live heap | new alert P50 | in doubt P50 |");
        Figures.note(getClass(), "|---|---|---|---|---|---|---|");
        measure("none", gateway -> {});
        ManyRequests.create(requests, MANY);

        List<ApiCall> pages = measure("%d more".formatted(MANY), this::assertFindsOneOfThem);

        assertThat(pages).hasSizeGreaterThanOrEqualTo(MANY / PAGE).allSatisfy(page -> assertThat(page.query())
                .startsWith("limit=" + PAGE));
    }

    /** Notes a line of figures, and returns the pages of the list that a gateway began with. */
    private List<ApiCall> measure(String before, Consumer<GatewayProcess> check) throws InterruptedException {
        installation.proxy().reset();
        long start = System.nanoTime();
        GatewayProcess gateway = ready(Map.of());
        Duration readyAfter = Duration.ofNanos(System.nanoTime() - start);
        List<ApiCall> pages = installation.proxy().calls(ApiCall.get(".*/remediationrequests"));
        double median = median(gateway);
        JvmMemory memory = JvmMemory.of(gateway.process());
        check.accept(gateway);
        gateway.close();
        GatewayProcess doubting = ready(Map.of("LOCKKEEPER_VIEW_DOUBT", "1h"));
        double medianInDoubt = median(doubting);
        doubting.close();
        Figures.note(
                getClass(),
                "| %s | %.1f s | %d | %d MiB | %d MiB | %.1f ms | %.1f ms |"
                        .formatted(
                                before,
                                readyAfter.toMillis() / 1000.0,
                                pages.size(),
                                memory.resident(),
                                memory.live(),
                                median,
                                medianInDoubt));
        return pages;
    }

    private GatewayProcess ready(Map<String, String> environment) {
        GatewayProcess gateway = installation.start(environment);
        await().atMost(SYNC)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Http.get(gateway.management("readyz")).statusCode() == 200);
        return gateway;
    }

    /** Returns the median time of one sender's new alerts, in milliseconds, once the gateway is warm. */
    private static double median(GatewayProcess gateway) throws InterruptedException {
        Load load = Load.of(
                new Pace.Closed(1, false, Bounds.requests(300)),
                gateway.signals().resolve("/"));
        LoadResult warmUp = LoadGenerator.run(load);
        LoadResult result = LoadGenerator.run(load.with(load.alerts().withPrefix(warmUp.prefix() + "-warm")));
        gateway.awaitCounted();
        assertThat(result.byStatus()).isEqualTo(Map.of(201, 300L));
        return result.latency().overall().p50();
    }

    private void assertFindsOneOfThem(GatewayProcess gateway) {
        installation.proxy().reset();
        assertThat(Http.post(gateway.signals(), AlertBody.firing("filled-77777"))
                        .statusCode())
                .isEqualTo(202);
        assertThat(SignalCalls.of(installation.proxy())).containsExactly("PATCH status");
    }
}
