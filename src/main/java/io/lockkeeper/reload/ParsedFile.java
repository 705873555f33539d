package io.lockkeeper.reload;

import io.lockkeeper.reload.Use.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;

/**
 * A file of routes, and what it makes use of.
 *
 * @param document its text as a tree
 * @param uses in the order of the text
 */
record ParsedFile(RouteDocument document, List<Use> uses) {

    private static final Set<String> INTERNAL = Set.of("direct", "seda");
    private static final String HTTP = "platform-http";

    /**
     * Reads a file.
     *
     * @throws FaultyRoutesException where it is no YAML that routes could be
     */
    static ParsedFile of(RouteFile file, CamelContext context) throws FaultyRoutesException {
        RouteDocument document = RouteDocument.parse(file);
        List<Use> uses = RouteScan.of(document, context).stream()
                .map(use -> resolved(use, context))
                .toList();
        return new ParsedFile(document, uses);
    }

    /** A property that is not set is found at fault by the rules. */
    private static Use resolved(Use use, CamelContext context) {
        boolean endpoint = use.kind() == Kind.FROM || use.kind() == Kind.TO || use.kind() == Kind.DYNAMIC;
        if (!endpoint || !use.text().contains("{{")) {
            return use;
        }
        try {
            return new Use(use.kind(), context.resolvePropertyPlaceholders(use.text()), use.at());
        } catch (RuntimeException e) {
            return use;
        }
    }

    /** Returns its name. */
    String name() {
        return document.file().name();
    }

    /** Returns it in the form in which Camel reads it. */
    Resource resource() {
        // The ending is what it knows a reader by, and it knows one alone.
        return ResourceHelper.fromString(
                name().replaceFirst("\\.yml$", ".yaml"), document.file().text());
    }

    /** Returns the ids of its routes, in the order of the text. */
    List<String> routeIds() {
        return of(Kind.ROUTE_ID).map(Use::text).toList();
    }

    /** Returns the beans that it defines. */
    List<String> beans() {
        return of(Kind.BEAN).map(Use::text).toList();
    }

    /** Returns the paths that it takes HTTP requests at, each beginning with a slash. */
    Set<String> paths() {
        return endpoints(Kind.FROM)
                .filter(endpoint -> endpoint.scheme().equals(HTTP))
                .map(EndpointName::path)
                .collect(Collectors.toSet());
    }

    /** Returns the names of the {@code direct:} endpoints that its routes begin with. */
    Set<String> internal() {
        return endpoints(Kind.FROM)
                .filter(endpoint -> endpoint.scheme().equals("direct"))
                .map(EndpointName::path)
                .collect(Collectors.toSet());
    }

    /** Returns the beans that it refers to. */
    List<String> references() {
        return of(Kind.REFERENCE).map(Use::text).toList();
    }

    /** Returns whether another route has to send to it before anything comes. */
    boolean isInternal() {
        return endpoints(Kind.FROM).allMatch(endpoint -> INTERNAL.contains(endpoint.scheme()));
    }

    /** Returns what none but it may have: ids, beans and the endpoints that its routes begin with, each with where. */
    Stream<Use> claims() {
        return uses.stream().filter(use -> switch (use.kind()) {
            case ROUTE_ID, BEAN -> true;
            case FROM -> {
                EndpointName endpoint = EndpointName.of(use.text());
                yield INTERNAL.contains(endpoint.scheme()) || endpoint.scheme().equals(HTTP);
            }
            default -> false;
        });
    }

    /** Returns the {@code direct:} and {@code seda:} endpoints that it sends to, each with where. */
    Stream<Use> sends() {
        return Stream.concat(of(Kind.TO), of(Kind.DYNAMIC))
                .filter(use -> INTERNAL.contains(EndpointName.of(use.text()).scheme()))
                .filter(use -> !use.text().contains("$"));
    }

    /** Returns a fault of it. */
    Fault fault(Use use, String message) {
        return document.fault(use.at(), message);
    }

    /**
     * Returns a fault of what a message is about: the longest text of the file that it repeats, else the route, or the one
     * route that there is.
     *
     * @param route its id, or empty
     */
    Fault faultOf(String route, String message) {
        Optional<Use> repeated = of(Kind.TEXT)
                .filter(use -> use.text().length() > 2 && message.contains(use.text()))
                .max(Comparator.comparingInt(use -> use.text().length()));
        List<Use> routes = of(Kind.ROUTE_ID)
                .filter(use -> routeIds().size() == 1 || use.text().equals(route))
                .toList();
        return repeated.or(() -> routes.stream().findFirst())
                .map(use -> fault(use, message))
                .orElseGet(() -> new Fault(name(), 1, 1, message));
    }

    private Stream<Use> of(Kind kind) {
        return uses.stream().filter(use -> use.kind() == kind);
    }

    private Stream<EndpointName> endpoints(Kind kind) {
        return of(kind).map(use -> EndpointName.of(use.text()));
    }
}
