package io.lockkeeper.reload;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** Looks at a folder of routes as the gateway does when it starts, without a gateway and without a cluster. */
public final class RouteLint {

    private final AllowList allowed;
    private final Map<String, String> properties;
    private final Consumer<CamelContext> prepare;

    /**
     * Makes it.
     *
     * @param allowed what routes may use
     * @param properties that the gateway will have
     * @param prepare has a context find the gateway's own routes, where they are not on a plain class path
     */
    public RouteLint(AllowList allowed, Map<String, String> properties, Consumer<CamelContext> prepare) {
        this.allowed = allowed;
        this.properties = properties;
        this.prepare = prepare;
    }

    /**
     * Returns the names of the files of a folder, each with what is wrong with it.
     *
     * @throws IOException where the folder cannot be read
     */
    public NavigableMap<String, List<Fault>> check(Path folder) throws IOException {
        Snapshot seen = new RouteFolder(folder).read();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.disableJMX();
            prepare.accept(context);
            properties.forEach(context.getPropertiesComponent()::addOverrideProperty);
            Shipped shipped = Shipped.of(context);
            Shipped.bindOffered(context.getRegistry());
            context.start();
            return check(Wanted.of(seen, Map.of(), Map.of(), context), context, shipped);
        }
    }

    private NavigableMap<String, List<Fault>> check(Wanted wanted, CamelContext context, Shipped shipped) {
        NavigableMap<String, List<Fault>> found = new TreeMap<>();
        wanted.names(Set.of()).forEach(name -> found.put(name, new ArrayList<>()));
        NavigableMap<String, ParsedFile> good = new TreeMap<>();
        try (RouteChecks checks = new RouteChecks(context, shipped, allowed)) {
            for (NavigableSet<String> unit : Units.of(wanted.linked(), Map.of(), found.keySet())) {
                List<Fault> faults = checks.check(unit, unit, wanted, good);
                if (faults.isEmpty()) {
                    wanted.of(unit).forEach(file -> good.put(file.name(), file));
                }
                faults.forEach(fault -> found.computeIfAbsent(fault.file(), name -> new ArrayList<>())
                        .add(fault));
            }
        }
        return found;
    }
}
