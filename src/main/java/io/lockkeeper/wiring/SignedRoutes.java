package io.lockkeeper.wiring;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;

/** Whether the routes are there whose senders may sign. A route that comes from a folder may be there later. */
record SignedRoutes(CamelContext context, Set<String> ids) {

    /** Returns which are not, and how to mend that, empty where all are there. */
    Optional<String> remark() {
        List<String> missing =
                ids.stream().filter(id -> context.getRoute(id) == null).sorted().toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("no route is called " + String.join(", ", missing)
                        + ": correct the name in lockkeeper.hmac.<route>.keys-file, or add the route; until then its"
                        + " signatures count nowhere");
    }
}
