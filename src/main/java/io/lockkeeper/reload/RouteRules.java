package io.lockkeeper.reload;

import com.fasterxml.jackson.core.JsonPointer;
import io.lockkeeper.reload.Use.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;

/** What routes of a folder may do, as far as their text shows it. */
final class RouteRules {

    private static final Set<String> ELEMENTS = Set.of("route", "beans");

    /** Everything that an operator sets for routes is below it. */
    private static final String PROPERTIES = "routes.";

    private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9+.-]*)(:.*)?");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[?!]?([^{}]+)}}");
    private static final Pattern FUNCTION =
            Pattern.compile("\\$(?:simple)?\\{\\s*(env|sysenv|sys|bean|type|ref|properties|camelContext|secret)\\b");
    private static final Pattern OBJECT = Pattern.compile("#(class|type):");

    private final CamelContext context;
    private final Shipped shipped;
    private final AllowList allowed;

    RouteRules(CamelContext context, Shipped shipped, AllowList allowed) {
        this.context = context;
        this.shipped = shipped;
        this.allowed = allowed;
    }

    /** Returns what a file does that it may not. */
    List<Fault> check(RouteDocument document, List<Use> uses) {
        List<Fault> faults = new ArrayList<>();
        uses.forEach(use ->
                refusals(document.file(), use).forEach(message -> faults.add(document.fault(use.at(), message))));
        if (faults.isEmpty() && uses.stream().noneMatch(use -> use.kind() == Kind.ROUTE_ID)) {
            String message = "no route, expected one called '" + document.file().id() + "'";
            faults.add(document.fault(JsonPointer.empty(), message));
        }
        return faults;
    }

    private Stream<String> refusals(RouteFile file, Use use) {
        String text = use.text();
        return switch (use.kind()) {
            case ELEMENT ->
                only(
                        !ELEMENTS.contains(text),
                        "'" + text + "', expected 'route' or 'beans': nothing else may stand in a file");
            case ROUTE_ID -> routeId(file, text);
            case CONFIGURATION ->
                only(
                        !shipped.configurations().contains(text),
                        "'" + text + "', expected one of "
                                + String.join(", ", new TreeSet<>(shipped.configurations())));
            case FROM, TO, DYNAMIC -> endpoint(use.kind(), text);
            case STEP, LANGUAGE -> name(text);
            case BEAN -> named(file, text);
            case REFERENCE, SIMPLE -> Stream.empty();
            case TEXT -> inText(text);
        };
    }

    private Stream<String> routeId(RouteFile file, String id) {
        if (shipped.routes().contains(id)) {
            return Stream.of("'" + id + "' is a route of the gateway's own, expected another name");
        }
        return named(file, id);
    }

    /** So two files cannot have the same by accident, and what is told of it tells where it is. */
    private static Stream<String> named(RouteFile file, String name) {
        boolean fits = name.equals(file.id()) || name.startsWith(file.id() + "-");
        return only(
                !fits,
                (name.isEmpty() ? "no name" : "'" + name + "'") + ", expected '" + file.id()
                        + "', as the file, or that with '-' and more");
    }

    private Stream<String> endpoint(Kind kind, String uri) {
        if (uri.contains("{{")) {
            // A property is not set: the text itself is found at fault.
            return Stream.empty();
        }
        Matcher scheme = SCHEME.matcher(uri);
        if (!scheme.matches()) {
            return Stream.of("expected a URI that begins with the name of a component, such as direct:intake");
        }
        if (kind == Kind.DYNAMIC && uri.matches("direct:(//)?\\$.*")) {
            return Stream.of("a direct: endpoint that only the message names, expected its name");
        }
        return Stream.concat(name(scheme.group(1)), direct(kind, EndpointName.of(uri)));
    }

    private Stream<String> direct(Kind kind, EndpointName endpoint) {
        if (!endpoint.scheme().equals("direct") || !shipped.direct().contains(endpoint.path())) {
            return Stream.empty();
        }
        if (kind == Kind.FROM) {
            return Stream.of(endpoint + " is an endpoint of the gateway's own, expected another name");
        }
        return only(
                !shipped.offeredDirect().contains(endpoint.path()),
                endpoint + " is inside the pipeline, expected direct:intake");
    }

    private Stream<String> name(String name) {
        String meant = Closest.to(name, allowed.names())
                .map(close -> "did you mean '" + close + "'? ")
                .orElse("");
        return only(
                !allowed.allows(name),
                "'" + name + "' is not allowed, " + meant + "lockkeeper.routes.components lists what is");
    }

    private Stream<String> inText(String text) {
        Stream<String> placeholders = PLACEHOLDER.matcher(text).results().flatMap(this::placeholder);
        Stream<String> functions =
                FUNCTION.matcher(text).results().map(found -> found.group(1)).flatMap(this::name);
        Stream<String> objects =
                OBJECT.matcher(text).results().map(found -> found.group(1)).flatMap(this::name);
        return Stream.of(placeholders, functions, objects).flatMap(refusals -> refusals);
    }

    private Stream<String> placeholder(MatchResult found) {
        String key = found.group(1).trim();
        PropertiesComponent properties = context.getPropertiesComponent();
        int colon = key.indexOf(':');
        String name = colon < 0 ? key : key.substring(0, colon);
        if (properties.hasPropertiesFunction(name) && colon >= 0) {
            return name(name);
        }
        if (!name.startsWith(PROPERTIES) && !allowed.allows("properties")) {
            return Stream.of("the property '" + name + "', expected one below '" + PROPERTIES + "'");
        }
        boolean optional = colon >= 0 || found.group().startsWith("{{?");
        boolean set = optional || properties.resolveProperty(name).isPresent();
        return only(!set, "the property '" + name + "' is not set");
    }

    private static Stream<String> only(boolean faulty, String message) {
        return Optional.of(message).filter(unused -> faulty).stream();
    }
}
