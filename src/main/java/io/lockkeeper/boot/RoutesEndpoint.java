package io.lockkeeper.boot;

import io.lockkeeper.reload.ReloadStatus;
import io.lockkeeper.reload.RouteReloader;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** Shows, on the management port, what became of the folder of routes; nothing where none is configured. */
@Component
@Endpoint(id = "routes")
final class RoutesEndpoint {

    private final CamelContext context;

    RoutesEndpoint(CamelContext context) {
        this.context = context;
    }

    @ReadOperation
    @Nullable
    ReloadStatus status() {
        return Optional.ofNullable(context.getRegistry().findSingleByType(RouteReloader.class))
                .map(RouteReloader::status)
                .orElse(null);
    }
}
