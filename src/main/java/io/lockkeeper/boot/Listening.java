package io.lockkeeper.boot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/** Where the gateway listens. */
final class Listening {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    private Listening() {}

    /**
     * Says so in the log.
     *
     * @param environment of an application that has started; it knows the ports that were free
     */
    static void report(Environment environment) {
        LOG.info(
                "Listens on port {} for signals (POST /api/v1/signals/…, as /openapi.yaml tells),"
                        + " on port {} for /healthz, /readyz and /metrics",
                environment.getProperty("local.server.port"),
                environment.getProperty("local.management.port"));
    }
}
