package io.lockkeeper.boot;

import io.lockkeeper.wiring.Gate;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.NamedContributor;
import org.springframework.stereotype.Component;

/** Shows each gate of readiness, and why it is shut, in the actuator's health. */
@Component("gates")
final class Gates implements CompositeHealthContributor {

    private final CamelContext context;

    Gates(CamelContext context) {
        this.context = context;
    }

    @Override
    public @Nullable HealthContributor getContributor(String name) {
        return gates().stream()
                .filter(gate -> gate.getId().equals(name))
                .map(Gates::indicator)
                .findFirst()
                .orElse(null);
    }

    @Override
    public Iterator<NamedContributor<HealthContributor>> iterator() {
        return gates().stream()
                .<NamedContributor<HealthContributor>>map(gate -> NamedContributor.of(gate.getId(), indicator(gate)))
                .iterator();
    }

    private List<HealthCheck> gates() {
        return HealthCheckRegistry.get(context).stream()
                .filter(check -> Gate.GROUP.equals(check.getGroup()))
                .toList();
    }

    private static HealthIndicator indicator(HealthCheck gate) {
        return () -> {
            HealthCheck.Result result = gate.call();
            Health.Builder health = result.getState() == HealthCheck.State.UP ? Health.up() : Health.down();
            result.getMessage().ifPresent(reason -> health.withDetail("reason", reason));
            return health.build();
        };
    }
}
