package io.lockkeeper.reload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.Registry;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/**
 * What the gateway's own routes consist of. Routes of a folder may neither take its names nor reach into it, but for what
 * is offered to them.
 *
 * @param routes the ids of its routes
 * @param direct the names of its {@code direct:} endpoints
 * @param offeredDirect those of them that may be sent to
 * @param paths its HTTP paths
 * @param beans its beans
 * @param offeredBeans those of them that may be referred to
 * @param configurations the route configurations that may be used
 */
public record Shipped(
        Set<String> routes,
        Set<String> direct,
        Set<String> offeredDirect,
        Set<String> paths,
        Set<String> beans,
        Set<String> offeredBeans,
        Set<String> configurations) {

    private static final String FILES = "classpath:routes/*.camel.yaml";

    /** What a route of a folder may send to: the way in, and what an HTTP request passes before it. */
    private static final Set<String> OFFERED_DIRECT = Set.of("intake", "http-admit", "http-signal");

    private static final Set<String> STEPS = Set.of(
            "admit",
            "answerOutcomes",
            "answerProblem",
            "authenticate",
            "confirmLock",
            "leaseLock",
            "retryCall",
            "startDeadline",
            "takeSlot");

    /** There only while the lock is on. */
    private static final String REPOSITORY = "kubernetesIdempotentRepository";

    private static final Set<String> CONFIGURATIONS = Set.of("errors-caller", "errors-http");

    /** What the gateway has in the registry, besides what its routes refer to. */
    private static final Set<String> PARTS =
            Set.of("doorkeeper", "grouped", "kafkaLag", "kubernetesClient", "lanes", "requestFeed", "settings");

    /** Reads the routes on the class path of a context. */
    static Shipped of(CamelContext context) {
        Set<String> routes = new TreeSet<>();
        Set<String> direct = new TreeSet<>();
        Set<String> paths = new TreeSet<>();
        Set<String> beans = new TreeSet<>(PARTS);
        try {
            for (Resource file :
                    PluginHelper.getPackageScanResourceResolver(context).findResources(FILES)) {
                String text = new String(file.getInputStream().readAllBytes(), UTF_8);
                ParsedFile parsed = ParsedFile.of(new RouteFile(file.getLocation(), text), context);
                routes.addAll(parsed.routeIds());
                direct.addAll(parsed.internal());
                paths.addAll(parsed.paths());
                beans.addAll(parsed.references());
            }
        } catch (Exception e) {
            throw new IllegalStateException("the jar is broken: its routes cannot be read", e);
        }
        if (routes.isEmpty()) {
            throw new IllegalStateException("the gateway's own routes are not on the class path, at " + FILES);
        }
        Set<String> offered = new TreeSet<>(STEPS);
        offered.add(REPOSITORY);
        beans.addAll(offered);
        return new Shipped(routes, direct, OFFERED_DIRECT, paths, beans, offered, CONFIGURATIONS);
    }

    /** Binds something for each bean that is offered, where the gateway is not there that has them. */
    static void bindOffered(Registry registry) {
        STEPS.forEach(name -> registry.bind(name, Processor.class, (Processor) exchange -> {}));
        registry.bind(REPOSITORY, IdempotentRepository.class, new MemoryIdempotentRepository());
    }
}
