package io.lockkeeper.reload;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.ObjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * A Camel context of its own in which routes are made and never started: it finds what Camel would find at fault, without
 * touching anything that runs.
 */
final class Trial implements AutoCloseable {

    /** Camel wants one before it makes a route that takes HTTP requests. */
    private static final PlatformHttpEngine NO_SERVER = (endpoint, processor) -> {
        throw new IllegalStateException("a trial starts no route");
    };

    private final DefaultCamelContext context;
    private final StandIns standIns;

    /** Begins one, with the properties and the beans of a context. */
    Trial(CamelContext of, Shipped shipped) {
        standIns = new StandIns(of.getRegistry(), shipped);
        context = new DefaultCamelContext(new DefaultRegistry(standIns));
        context.getCamelContextExtension().setName("trial");
        context.disableJMX();
        context.setAutoStartup(false);
        context.getPropertiesComponent().addPropertiesSource(new PropertiesOf(of));
        context.getRegistry()
                .bind(PlatformHttpConstants.PLATFORM_HTTP_ENGINE_NAME, PlatformHttpEngine.class, NO_SERVER);
        context.start();
    }

    /**
     * Makes the routes of a unit, and returns what is wrong with them. Nothing of them stays.
     *
     * @param hidden beans that other files define
     */
    List<Fault> attempt(Collection<ParsedFile> unit, Set<String> hidden) {
        standIns.hide(hidden);
        List<Fault> faults = new ArrayList<>();
        unit.forEach(file -> faults.addAll(probe(file)));
        try {
            for (ParsedFile file : unit) {
                // What a part has told already, the whole would only repeat.
                if (faults.isEmpty()) {
                    make(file).ifPresent(faults::add);
                }
            }
        } finally {
            unit.forEach(this::forget);
        }
        return faults;
    }

    /** Looks at what can be made by itself, because only then it is known where it stands. */
    private List<Fault> probe(ParsedFile file) {
        List<Fault> faults = new ArrayList<>();
        for (Use use : file.uses()) {
            probe(file, use).map(message -> file.fault(use, message)).ifPresent(faults::add);
        }
        return faults;
    }

    private Optional<String> probe(ParsedFile file, Use use) {
        try {
            return switch (use.kind()) {
                case FROM, TO -> endpoint(file, use.text());
                case REFERENCE -> reference(file, use.text());
                case LANGUAGE -> {
                    context.resolveLanguage(use.text());
                    yield Optional.empty();
                }
                case SIMPLE -> {
                    context.resolveLanguage("simple").createExpression(context.resolvePropertyPlaceholders(use.text()));
                    yield Optional.empty();
                }
                default -> Optional.empty();
            };
        } catch (RuntimeException e) {
            return Optional.of(Cause.of(e));
        }
    }

    private Optional<String> endpoint(ParsedFile file, String uri) {
        String scheme = EndpointName.of(uri).scheme();
        if (context.getComponent(scheme) == null) {
            return Optional.of("there is no component '" + scheme + "' on the class path");
        }
        if (file.beans().stream().anyMatch(bean -> uri.contains("#" + bean) || uri.contains("#bean:" + bean))) {
            // That bean is only made with the whole of the file, and the endpoint with it.
            return Optional.empty();
        }
        try {
            context.getEndpoint(uri);
            return Optional.empty();
        } catch (ResolveEndpointFailedException e) {
            return Optional.of(told(e));
        }
    }

    private Optional<String> reference(ParsedFile file, String name) {
        boolean known = file.beans().contains(name) || context.getRegistry().lookupByName(name) != null;
        return known ? Optional.empty() : Optional.of("there is no bean '" + name + "' for routes");
    }

    private Optional<Fault> make(ParsedFile file) {
        try {
            PluginHelper.getRoutesLoader(context).loadRoutes(file.resource());
            return Optional.empty();
        } catch (Exception e) {
            return Optional.of(file.faultOf(Cause.route(e), told(e)));
        }
    }

    private String told(Exception e) {
        return Optional.ofNullable(ObjectHelper.getException(ResolveEndpointFailedException.class, e))
                .flatMap(failed -> UnknownOption.of(
                        failed, EndpointName.of(failed.getUri()).scheme(), context))
                .orElseGet(() -> Cause.of(e));
    }

    private void forget(ParsedFile file) {
        for (String id : file.routeIds()) {
            try {
                context.removeRoute(id);
            } catch (Exception e) {
                throw new IllegalStateException("a route that never ran could not be removed: " + id, e);
            }
        }
        file.beans().forEach(context.getRegistry()::unbind);
    }

    @Override
    public void close() {
        context.stop();
    }

    /** A component of properties that two contexts shared would be stopped with the first. */
    private record PropertiesOf(CamelContext context) implements PropertiesSource {

        @Override
        public String getName() {
            return "gateway";
        }

        @Override
        public @Nullable String getProperty(String name) {
            return context.getPropertiesComponent().resolveProperty(name).orElse(null);
        }
    }
}
