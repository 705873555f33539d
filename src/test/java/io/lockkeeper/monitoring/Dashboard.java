package io.lockkeeper.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The dashboard as Grafana gets it. */
final class Dashboard {

    private static final Path FILE = Path.of("k8s/components/monitoring/dashboard.json");

    private Dashboard() {}

    /** Returns its expressions, as Grafana would put them for all namespaces and the last ten minutes. */
    static List<String> expressions() {
        List<String> expressions = new ArrayList<>();
        for (JsonNode panel : read().path("panels")) {
            panel.path("targets")
                    .forEach(target -> expressions.add(target.path("expr")
                            .asText()
                            .replace("$namespace", ".*")
                            .replace("$__rate_interval", "10m")));
        }
        return expressions;
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(FILE.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
