package io.lockkeeper.incident;

import static io.lockkeeper.incident.SampleRequest.FINGERPRINT;
import static io.lockkeeper.incident.SampleRequest.active;
import static io.lockkeeper.incident.SampleRequest.at;
import static io.lockkeeper.incident.SampleRequest.terminal;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.incident.StormLimits.Scope;
import io.lockkeeper.target.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Requests here are made at the epoch, about resources of the namespace shop. */
class StormRestraintTest {

    private final AtomicInteger incidents = new AtomicInteger();
    private final LiveView view =
            new LiveView(new ViewTimes(Duration.ZERO, Duration.ofSeconds(30), Duration.ofMinutes(2)), () -> 0);

    @Test
    void noLimitRestrainsNothing() {
        StormRestraint restraint = restraint(new StormLimits(0, 0, 0, 0), Instant.EPOCH);
        view.lay(active("a", 1));

        assertThat(restraint.enter(of("shop"))).isEmpty();
    }

    @Test
    void requestsThatAreActiveOrUnderWayAreLimited() {
        StormRestraint restraint = restraint(new StormLimits(2, 0, 0, 0), Instant.EPOCH);
        view.lay(active("a", 1));

        Incident first = of("shop");
        assertThat(restraint.enter(first)).isEmpty();
        assertThat(restraint.enter(of("elsewhere"))).contains(Scope.OVERALL);
        restraint.leave(first);
        assertThat(restraint.enter(of("elsewhere"))).isEmpty();
    }

    @Test
    void oneThatEndsMakesRoomForTheNext() {
        StormRestraint restraint = restraint(new StormLimits(1, 0, 0, 0), Instant.EPOCH);
        view.lay(active("a", 1));
        assertThat(restraint.enter(of("shop"))).contains(Scope.OVERALL);

        view.lay(at("2", terminal("a", 1)));

        assertThat(restraint.enter(of("shop"))).isEmpty();
    }

    @Test
    void creationsOfTheLastMinuteAreLimitedThoughTheyHaveEnded() {
        view.lay(terminal("a", 1));
        StormLimits limits = new StormLimits(0, 1, 0, 0);

        assertThat(restraint(limits, Instant.EPOCH.plusSeconds(60)).enter(of("shop")))
                .contains(Scope.OVERALL);
        assertThat(restraint(limits, Instant.EPOCH.plusSeconds(61)).enter(of("shop")))
                .isEmpty();
    }

    @Test
    void namespaceHasLimitsOfItsOwn() {
        view.lay(active("a", 1));
        StormRestraint byActive = restraint(new StormLimits(0, 0, 2, 0), Instant.EPOCH);
        StormRestraint byRate = restraint(new StormLimits(0, 0, 0, 1), Instant.EPOCH);

        assertThat(byActive.enter(of("shop"))).isEmpty();
        assertThat(byActive.enter(of("shop"))).contains(Scope.NAMESPACE);
        assertThat(byActive.enter(of("elsewhere"))).isEmpty();
        assertThat(byRate.enter(of("shop"))).contains(Scope.NAMESPACE);
        assertThat(byRate.enter(of("elsewhere"))).isEmpty();
    }

    @Test
    void whatIsRestrainedIsNotUnderWay() {
        StormRestraint restraint = restraint(new StormLimits(1, 0, 0, 0), Instant.EPOCH);
        view.lay(active("a", 1));
        assertThat(restraint.enter(of("shop"))).isPresent();

        view.gone(FINGERPRINT, "a");

        assertThat(restraint.enter(of("shop"))).isEmpty();
    }

    @Test
    void alertsOfOneIncidentTakeOneRoomUntilTheLastHasLeft() {
        StormRestraint restraint = restraint(new StormLimits(1, 0, 0, 0), Instant.EPOCH);
        Incident one = of("shop");

        assertThat(restraint.enter(one)).isEmpty();
        assertThat(restraint.enter(one)).isEmpty();
        restraint.leave(one);
        assertThat(restraint.enter(of("shop"))).contains(Scope.OVERALL);
        restraint.leave(one);
        assertThat(restraint.enter(of("shop"))).isEmpty();
    }

    private Incident of(String namespace) {
        return Incident.of(new Target("", namespace, "Deployment", "app-" + incidents.incrementAndGet(), "apps/v1"));
    }

    private StormRestraint restraint(StormLimits limits, Instant now) {
        return new StormRestraint(view, Clock.fixed(now, ZoneOffset.UTC), limits);
    }
}
