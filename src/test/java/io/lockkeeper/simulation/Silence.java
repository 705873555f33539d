package io.lockkeeper.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Keeps the log free of what thousands of simulated troubles would fill it with, until it is closed. */
final class Silence implements AutoCloseable {

    private static final List<String> LOGGERS = List.of(
            "org.apache.camel",
            "io.lockkeeper.remediation",
            "io.lockkeeper.steps",
            "io.lockkeeper.lease",
            "io.lockkeeper.incident");

    private final Map<String, @Nullable Level> before = new HashMap<>();

    Silence() {
        for (String name : LOGGERS) {
            before.put(name, logger(name).getLevel());
            logger(name).setLevel(Level.ERROR);
        }
    }

    @Override
    public void close() {
        before.forEach((name, level) -> logger(name).setLevel(level));
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
