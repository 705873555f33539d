package io.lockkeeper.boot;

import io.lockkeeper.reload.HttpGate;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.HttpEndpointModel;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.springboot.CamelRequestHandlerMapping;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Keeps requests from a route while it is exchanged, which would meet an error otherwise, and has Spring forget the paths
 * whose routes are gone, because Camel does not.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class PathGate extends OncePerRequestFilter implements HttpGate {

    private final ObjectProvider<CamelContext> context;
    private final ObjectProvider<CamelRequestHandlerMapping> mapping;
    private final Map<PathPattern, Turnstile> turnstiles = new ConcurrentHashMap<>();

    PathGate(ObjectProvider<CamelContext> context, ObjectProvider<CamelRequestHandlerMapping> mapping) {
        this.context = context;
        this.mapping = mapping;
    }

    @Override
    public void shut(Set<String> paths, Duration most) throws InterruptedException {
        for (String path : paths) {
            turnstiles
                    .computeIfAbsent(pattern(path), pattern -> new Turnstile())
                    .shut(most);
        }
    }

    @Override
    public void open(Set<String> paths) {
        forget();
        Set<PathPattern> taken = paths.stream().map(PathGate::pattern).collect(Collectors.toSet());
        turnstiles.keySet().retainAll(taken);
        taken.forEach(pattern ->
                turnstiles.computeIfAbsent(pattern, none -> new Turnstile()).open());
    }

    private void forget() {
        PlatformHttpComponent component =
                context.getObject().getComponent("platform-http", PlatformHttpComponent.class);
        Set<Object> consumers = component.getHttpEndpoints().stream()
                .map(HttpEndpointModel::getConsumer)
                .collect(Collectors.toSet());
        CamelRequestHandlerMapping mappings = mapping.getObject();
        mappings.getHandlerMethods().forEach((path, handler) -> {
            if (handler.getBean() instanceof PlatformHttpConsumer consumer && !consumers.contains(consumer)) {
                mappings.unregisterMapping(path);
            }
        });
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Turnstile> turnstile = turnstile(request);
        if (turnstile.isEmpty()) {
            chain.doFilter(request, response);
        } else if (turnstile.get().enter()) {
            try {
                chain.doFilter(request, response);
            } finally {
                leave(request, turnstile.get());
            }
        } else {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private Optional<Turnstile> turnstile(HttpServletRequest request) {
        if (turnstiles.isEmpty()) {
            return Optional.empty();
        }
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        return turnstiles.entrySet().stream()
                .filter(entry -> entry.getKey().matches(path))
                .min(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue);
    }

    /** Camel answers on a thread of its own. */
    private static void leave(HttpServletRequest request, Turnstile turnstile) {
        if (request.isAsyncStarted()) {
            request.getAsyncContext().addListener(new AtItsEnd(turnstile::leave));
        } else {
            turnstile.leave();
        }
    }

    private static PathPattern pattern(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }
}
