package io.lockkeeper.boot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says where the gateway listens, once it does. */
@Component
final class Listening implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    private final Environment environment;

    Listening(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        LOG.info(
                "Listens on port {} for signals (POST /api/v1/signals/prometheus),"
                        + " on port {} for /healthz, /readyz and /metrics",
                environment.getProperty("local.server.port"),
                environment.getProperty("local.management.port"));
    }
}
