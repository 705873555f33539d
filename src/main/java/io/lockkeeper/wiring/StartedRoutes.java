package io.lockkeeper.wiring;

import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;

/** Whether the routes run without which no alert gets through. Camel by itself holds a context without any for healthy. */
final class StartedRoutes {

    /** The routes behind {@code direct:intake}. */
    static final List<String> PIPELINE = List.of(
            "intake",
            "lane",
            "alert",
            "identify-incident",
            "decide",
            "open-incident",
            "create-remediation-request",
            "send-remediation-request",
            "count-occurrence");

    private final CamelContext context;

    StartedRoutes(CamelContext context) {
        this.context = context;
    }

    /** Returns which of the routes do not run, empty where all do. */
    Optional<String> fault() {
        List<String> stopped = PIPELINE.stream().filter(id -> !isStarted(id)).toList();
        return stopped.isEmpty() ? Optional.empty() : Optional.of("not started: " + String.join(", ", stopped));
    }

    private boolean isStarted(String id) {
        return context.getRoute(id) != null
                && context.getRouteController().getRouteStatus(id).isStarted();
    }
}
