package io.lockkeeper.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read from metrics. */
class SeriesTest {

    private static final String GATEWAY =
            """
            # HELP lockkeeper_lock_acquisitions_total what came of it
            lockkeeper_lock_acquisitions_total{outcome="immediate"} 90.0
            lockkeeper_lock_acquisitions_total{outcome="waited"} 6.0
            lockkeeper_lock_acquisitions_total{outcome="known"} 2.0
            lockkeeper_lock_acquisitions_total{outcome="contended"} 1.0
            lockkeeper_lock_acquisitions_total{outcome="error"} 1.0
            lockkeeper_lock_wait_seconds_bucket{le="0.001"} 40.0
            lockkeeper_lock_wait_seconds_bucket{le="0.002"} 60.0
            lockkeeper_lock_wait_seconds_bucket{le="0.005"} 100.0
            lockkeeper_lock_wait_seconds_bucket{le="+Inf"} 100.0
            lockkeeper_lock_wait_seconds_count 100
            lockkeeper_lock_wait_seconds_sum 0.25
            lockkeeper_api_requests_seconds_count{code="200",resource="leases",verb="delete"} 10
            lockkeeper_api_requests_seconds_sum{code="200",resource="leases",verb="delete"} 0.04
            lockkeeper_api_requests_seconds_count{code="201",resource="leases",verb="create"} 10
            lockkeeper_api_requests_seconds_sum{code="201",resource="leases",verb="create"} 0.9
            jvm_threads_live_threads 90
            """;
    private static final String API_SERVER =
            """
            apiserver_request_total{code="201",component="apiserver",resource="leases",subresource="",verb="POST"} 7
            apiserver_request_total{code="409",component="apiserver",resource="leases",subresource="",verb="POST"} 2
            apiserver_request_total{code="200",resource="remediationrequests",subresource="status",verb="PATCH"} 5
            apiserver_request_total{code="200",resource="remediationrequests",subresource="",verb="WATCH"} 3
            apiserver_request_total{code="200",resource="configmaps",subresource="",verb="GET"} 4
            """;

    @Test
    void contentionIsOfThoseWhoFoundTheLockHeld() {
        LockUse use = LockUse.of(Series.parse(GATEWAY, LockUse.METRICS));

        assertThat(use.contentionRate()).isEqualTo(0.09);
        assertThat(use.acquisitions()).containsEntry("immediate", 90L).containsEntry("known", 2L);
    }

    @Test
    void percentilesLieBetweenTheBoundsOfTheirBucket() {
        LockUse use = LockUse.of(Series.parse(GATEWAY, LockUse.METRICS));

        assertThat(use.acquireMs().p50()).isCloseTo(1.5, within(1e-9));
        assertThat(use.acquireMs().p95()).isCloseTo(4.625, within(1e-9));
        assertThat(use.acquireMs().mean()).isCloseTo(2.5, within(1e-9));
        assertThat(use.releaseMs().mean()).as("deletions alone").isCloseTo(4, within(1e-9));
    }

    @Test
    void callsAreWhatAlertsCauseByVerbAndResource() {
        assertThat(ApiCalls.of(Series.parse(API_SERVER, ApiCalls.METRIC)))
                .isEqualTo(Map.of("POST leases", 9L, "PATCH remediationrequests/status", 5L));
    }

    @Test
    void seriesAreAddedOverReplicasAndTakenAwayFromLater() {
        Series one = Series.parse("a{x=\"1\"} 3\nb 1", "a", "b");
        Series other = Series.parse("a{x=\"1\"} 2\na{x=\"2\"} 5", "a");

        assertThat(one.plus(other).sum("a")).isEqualTo(10);
        assertThat(one.plus(other).since(one).values())
                .isEqualTo(Map.of("a{x=\"1\"}", 2.0, "a{x=\"2\"}", 5.0, "b", 0.0));
    }
}
