package io.lockkeeper.simulation;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.impl.BaseClient;
import io.fabric8.kubernetes.client.impl.KubernetesClientImpl;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.lockkeeper.alert.Alert;
import io.lockkeeper.alert.SampleAlert;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.steps.Signal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;

/**
 * The program of one gateway: the shipped routes in a Camel context, and a Kubernetes client. It keeps nothing of its
 * own, so it serves one {@link Gateway} after the other, also those of other simulations.
 */
final class Replica implements AutoCloseable {

    /** Exchange property: the {@link Handling} at hand. */
    static final String HANDLING = "SimulatedHandling";

    private static final List<String> ROUTES = List.of(
            "errors-pipeline",
            "errors-caller",
            "decide",
            "open-incident",
            "create-remediation-request",
            "send-remediation-request",
            "count-occurrence");
    private static final List<String> STEPS = List.of(
            "limitAttempts",
            "findIncident",
            "recordDecision",
            "restrainStorm",
            "leaseLock",
            "confirmLock",
            "confirmPredecessor",
            "listIncident",
            "renderRequest",
            "recordCreation",
            "resolveConflict",
            "countOccurrence");
    private static final Duration TIME = Duration.ofSeconds(15);
    private static final Duration CALL = Duration.ofSeconds(2);

    private final String letter;
    private final Executor threads;
    private final KubernetesClient client;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;
    private volatile @Nullable Gateway gateway;

    /**
     * Starts the routes.
     *
     * @param letter names its gateways in histories
     * @param threads on which they run
     */
    Replica(String letter, Executor threads) throws Exception {
        this.letter = letter;
        this.threads = threads;
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl("https://api")
                .withRequestRetryBackoffLimit(0)
                .build();
        this.client = new KubernetesClientImpl(
                new Wire(this::gateway), config, BaseClient.DEFAULT_EXECUTOR_SUPPLIER, new KubernetesSerialization());
        this.template = context.createProducerTemplate();
        context.getPropertiesComponent().addInitialProperty("lockkeeper.namespace", World.NAMESPACE);
        bind(context.getRegistry());
        for (String route : ROUTES) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.resolveMandatoryResource(
                            context, "classpath:routes/" + route + ".camel.yaml"));
        }
        // Alerts of gateways that crashed never end, and nobody shall wait for them.
        context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        context.getShutdownStrategy().setTimeout(1);
        context.start();
    }

    /** Starts a gateway, in the place of the one before. */
    Gateway start(World world) {
        Gateway next = new Gateway(letter, world, client, threads);
        gateway = next;
        next.start();
        return next;
    }

    /** Returns the gateway that runs. */
    Gateway gateway() {
        Gateway current = gateway;
        if (current == null) {
            throw new IllegalStateException("no gateway has been started");
        }
        return current;
    }

    /** Has the gateway that runs handle an alert. */
    void handle(Handling handling) {
        gateway().handle(handling, this::route);
    }

    @Override
    public void close() {
        context.stop();
        client.close();
    }

    @Override
    public String toString() {
        return letter;
    }

    /** Returns the outcome, or the failure where there is none. */
    private Object route(Handling handling) {
        Exchange done = template.send("direct:decide", exchange -> prepare(exchange, handling));
        return done.getException() == null ? done.getMessage().getBody() : done.getException();
    }

    private void prepare(Exchange exchange, Handling handling) throws Exception {
        Alert alert = new SampleAlert().at(handling.alert()).build();
        exchange.getMessage().setBody(alert);
        exchange.setProperty(HANDLING, handling);
        exchange.setProperty(Signal.ALERT, alert);
        exchange.setProperty(Signal.TARGET, World.INCIDENT.target());
        exchange.setProperty(
                Signal.DEADLINE, Deadline.in(TIME, CALL, gateway().world().clock()::nanoTime));
        gateway().steps().run("identifyIncident", exchange);
    }

    private void bind(Registry registry) {
        registry.bind("kubernetesClient", KubernetesClient.class, client);
        for (String step : STEPS) {
            registry.bind(step, Processor.class, (Processor)
                    exchange -> gateway().steps().run(step, exchange));
        }
        registry.bind("retryCall", Predicate.class, (Predicate)
                exchange -> gateway().steps().callsAgain(exchange));
        registry.bind(
                "activeRemediationRequests",
                new CurrentRepository(() -> gateway().steps().activeRequests()));
    }
}
