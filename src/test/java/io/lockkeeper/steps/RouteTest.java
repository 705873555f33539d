package io.lockkeeper.steps;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.lockkeeper.alert.Alert;
import io.lockkeeper.alert.SampleAlert;
import io.lockkeeper.cluster.RetryPolicy;
import io.lockkeeper.incident.Check;
import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Fingerprint;
import io.lockkeeper.incident.Incident;
import io.lockkeeper.incident.Link;
import io.lockkeeper.incident.Outcome;
import io.lockkeeper.incident.Reason;
import io.lockkeeper.incident.SampleRequest;
import io.lockkeeper.target.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.BeforeEach;

/**
 * Runs the shipped routes with a stand-in for each step that notes its name and does what the test says, so that what is
 * tested is the routes alone: the order of their steps, and each of their branches.
 */
abstract class RouteTest extends CamelTestSupport {

    static final Incident INCIDENT = Incident.of(new Target("", "shop", "Deployment", "app", "apps/v1"));
    static final Link LINK = Link.first(INCIDENT.fingerprint());
    static final Fingerprint FINGERPRINT = INCIDENT.fingerprint();

    // What a step does where a test says no more: what was decided, what was stored, and what became of the alert.
    static final Processor KNOWN = exchange ->
            exchange.setProperty(Signal.DECISION, new Decision.Known(SampleRequest.of(LINK), Reason.ACTIVE));
    static final Processor OPEN =
            exchange -> exchange.setProperty(Signal.DECISION, new Decision.Open(LINK, new Check.None(), Reason.FIRST));
    static final Processor DONE = exchange -> exchange.getMessage().setBody(created(exchange));
    static final Processor AGAIN = exchange -> exchange.getMessage().setBody(exchange.getProperty(Signal.ALERT));
    static final Processor STORED = exchange -> exchange.getMessage()
            .setBody(new GenericKubernetesResourceBuilder()
                    .withNewMetadata()
                    .withName("rr")
                    .endMetadata()
                    .build());
    static final Processor TAKEN = exchange -> exchange.getMessage().setBody(new GenericKubernetesResource());

    private static final List<String> HTTP_ROUTES = List.of(
            "http-prometheus",
            "http-grafana",
            "http-kubernetes-event",
            "http-cloudevents",
            "http-generic",
            "http-openapi");

    private static final List<String> STEPS = List.of(
            "startDeadline",
            "authenticate",
            "admit",
            "takeSlot",
            "structureCloudEvent",
            "answerOutcomes",
            "answerExplanations",
            "explainAlerts",
            "answerProblem",
            "answerDescription",
            "keepRecord",
            "takeRecord",
            "refusePart",
            "commitRecord",
            "writeDeadLetter",
            "readAlerts",
            "checkFreshness",
            "formLanes",
            "judgeOutcomes",
            "refuseDryRun",
            "refuseMalformed",
            "ignoreAlert",
            "resolveTarget",
            "checkScope",
            "identifyIncident",
            "holdShare",
            "recordFailure",
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

    /** The names of the steps that ran, and {@code POST} for the call to the API server. */
    final List<String> ran = new CopyOnWriteArrayList<>();

    /** The outcomes that were recorded. */
    final List<Object> recorded = new CopyOnWriteArrayList<>();

    /** What kept requests from being created. */
    final List<String> creationFailures = new CopyOnWriteArrayList<>();

    /** What the idempotent consumer goes by: nothing stands, unless a test says so. */
    final Standing standing = new Standing();

    private final Map<String, Processor> effects = new HashMap<>();

    /** Has a step do something, besides being noted. */
    final void when(String step, Processor effect) {
        effects.put(step, effect);
    }

    /** Returns what does one of these each time, and then the last of them for good. */
    static Processor inTurn(Processor... effects) {
        AtomicInteger turn = new AtomicInteger();
        return exchange -> effects[Math.min(turn.getAndIncrement(), effects.length - 1)].process(exchange);
    }

    static Alert alert(int index, boolean resolved) {
        return new SampleAlert()
                .at(index)
                .named("A" + index)
                .state(resolved ? Alert.State.RESOLVED : Alert.State.FIRING)
                .build();
    }

    static Outcome created(Exchange exchange) {
        Alert alert = Signal.get(exchange, Signal.ALERT, Alert.class);
        return new Outcome.Created(alert.index(), alert.name(), FINGERPRINT, "ns", "rr");
    }

    /** Returns the outcomes that the body of an answer holds. */
    static List<Outcome> outcomes(Exchange answer) {
        List<?> body = answer.getMessage().getBody(List.class);
        return body.stream().map(Outcome.class::cast).toList();
    }

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withUseAdviceWith(true);
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getPropertiesComponent().addInitialProperty("lockkeeper.namespace", "ns");
        context.getPropertiesComponent().addInitialProperty("lockkeeper.kafka.topics", "alerts");
        context.getPropertiesComponent().addInitialProperty("lockkeeper.kafka.enabled", "true");
        STEPS.forEach(step -> context.getRegistry().bind(step, note(step)));
        context.getRegistry().bind("retryCall", new RetryCall(new RetryPolicy(3, () -> 0.5), new UncountedSignals() {
            @Override
            public void creationFailed(String kind) {
                creationFailures.add(kind);
            }
        }));
        context.getRegistry().bind("keepTraceparent", new KeepTraceparent());
        context.getRegistry().bind("receiveAlert", new ReceiveAlert(new UncountedSignals()));
        context.getRegistry().bind("recordOutcome", (Processor)
                exchange -> recorded.add(exchange.getMessage().getBody()));
        context.getRegistry().bind("lanes", context.getExecutorServiceManager().newCachedThreadPool(this, "lane"));
        context.getRegistry().bind("grouped", new GroupedBodyAggregationStrategy());
        context.getRegistry().bind("activeRemediationRequests", standing);
        when("identifyIncident", exchange -> exchange.setProperty(Signal.INCIDENT, INCIDENT));
        return context;
    }

    @BeforeEach
    void startRoutes() throws Exception {
        List<Resource> routes = List.copyOf(
                PluginHelper.getPackageScanResourceResolver(context).findResources("classpath:routes/*.camel.yaml"));
        PluginHelper.getRoutesLoader(context).loadRoutes(routes);
        for (String http : HTTP_ROUTES) {
            AdviceWith.adviceWith(context, http, false, advice -> advice.replaceFromWith("direct:" + http));
        }
        AdviceWith.adviceWith(context, "kafka-alerts", false, advice -> advice.replaceFromWith("direct:kafka-alerts"));
        AdviceWith.adviceWith(context, "kafka-dead-letter", false, advice -> advice.weaveById("kafka-dead-letter-send")
                .replace()
                .process(note("SEND")));
        AdviceWith.adviceWith(
                context, "send-remediation-request", false, advice -> advice.weaveById("send-remediation-request-post")
                        .replace()
                        .process(note("POST")));
        adjust(context);
        context.start();
    }

    /** Changes routes before they run, where a test has to. */
    void adjust(ModelCamelContext context) {
        // Most run them as they are.
    }

    /** Sends one alert that fires. */
    final Exchange handled() {
        return send("direct:alert", alert(0, false), Map.of());
    }

    final Exchange send(String endpoint, Object body, Map<String, Object> headers) {
        return template.send(endpoint, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    private Processor note(String step) {
        return exchange -> {
            ran.add(step);
            effects.getOrDefault(step, nothing -> {}).process(exchange);
        };
    }

    /** The incidents for which a request stands. */
    static final class Standing extends ServiceSupport implements IdempotentRepository {

        private final Set<String> fingerprints = ConcurrentHashMap.newKeySet();

        void add(Fingerprint fingerprint) {
            fingerprints.add(fingerprint.value());
        }

        @Override
        public boolean add(String fingerprint) {
            return !contains(fingerprint);
        }

        @Override
        public boolean contains(String fingerprint) {
            return fingerprints.contains(fingerprint);
        }

        @Override
        public boolean remove(String fingerprint) {
            return true;
        }

        @Override
        public boolean confirm(String fingerprint) {
            return true;
        }

        @Override
        public void clear() {
            fingerprints.clear();
        }
    }
}
