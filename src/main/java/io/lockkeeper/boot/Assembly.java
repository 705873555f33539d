package io.lockkeeper.boot;

import io.lockkeeper.wiring.Assembler;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/** Has the assembler put the gateway into the context that Spring Boot starts. */
@Component
final class Assembly implements CamelContextConfiguration {

    private final ConfigurableEnvironment environment;

    Assembly(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public void beforeApplicationStart(CamelContext context) {
        context.getPropertiesComponent().addPropertiesSource(new EnvironmentProperties(environment));
        try {
            new Assembler().configure(context);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the gateway started", e);
        }
    }

    @Override
    public void afterApplicationStart(CamelContext context) {
        // Everything is done before.
    }
}
