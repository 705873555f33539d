package io.lockkeeper.boot;

import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which route is at which path. */
@Component
final class PathRoutes {

    private final ObjectProvider<CamelContext> context;

    PathRoutes(ObjectProvider<CamelContext> context) {
        this.context = context;
    }

    /**
     * Returns the id of the route at a path, empty where there is none. A path with variables is that of no route: whoever
     * goes by the answer must know that it is the very route which gets the request.
     *
     * @param path as it was sent
     */
    String at(String path) {
        return context.getObject().getRoutes().stream()
                .filter(route -> route.getEndpoint() instanceof PlatformHttpEndpoint endpoint
                        && endpoint.getPath().equals(path))
                .map(Route::getRouteId)
                .findFirst()
                .orElse("");
    }
}
