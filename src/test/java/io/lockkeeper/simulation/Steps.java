package io.lockkeeper.simulation;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.lockkeeper.cluster.RetryPolicy;
import io.lockkeeper.incident.Decider;
import io.lockkeeper.incident.DecisionRules;
import io.lockkeeper.incident.Fingerprint;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.LiveView;
import io.lockkeeper.remediation.CountTracer;
import io.lockkeeper.remediation.Manifest;
import io.lockkeeper.remediation.OccurrenceRecorder;
import io.lockkeeper.remediation.OccurrenceWriter;
import io.lockkeeper.remediation.RemediationRequests;
import io.lockkeeper.remediation.RequestMemory;
import io.lockkeeper.steps.ActiveRemediationRequests;
import io.lockkeeper.steps.ConfirmLock;
import io.lockkeeper.steps.ConfirmPredecessor;
import io.lockkeeper.steps.CountOccurrence;
import io.lockkeeper.steps.FindIncident;
import io.lockkeeper.steps.IdentifyIncident;
import io.lockkeeper.steps.LimitAttempts;
import io.lockkeeper.steps.ListIncident;
import io.lockkeeper.steps.RecordCreation;
import io.lockkeeper.steps.RenderRequest;
import io.lockkeeper.steps.ResolveConflict;
import io.lockkeeper.steps.RetryCall;
import io.lockkeeper.steps.UncountedSignals;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.IdempotentRepository;

/** The steps of one gateway and what they share, put together as the gateway itself does, on the simulation's time. */
final class Steps {

    private static final int DECIDE_ATTEMPTS = 8;

    private final Gateway gateway;
    private final Map<String, Processor> steps;
    private final IdempotentRepository activeRequests;
    private final RetryCall retryCall;

    /**
     * Makes them.
     *
     * @param overlay what is read and written is laid over: the view of the gateway, unless a rule is broken
     * @param clock by which the gateway judges requests
     */
    Steps(Gateway gateway, KubernetesClient client, RemediationRequests requests, LiveView overlay, Clock clock) {
        this.gateway = gateway;
        World world = gateway.world();
        DecisionRules rules = new DecisionRules(Duration.ZERO, world.verify());
        Decider decider = new Decider(gateway.view(), clock, rules);
        Decider reader = new Decider(overlay, clock, rules);
        RequestMemory memory = new Memory(overlay);
        Clock time = world.clock();
        OccurrenceWriter writer = new OccurrenceWriter(requests, memory, decider::takesDuplicates, time);
        OccurrenceRecorder recorder = new OccurrenceRecorder(
                writer, memory, gateway::count, (task, pause) -> task.run(), CountTracer.NONE, Duration.ZERO);
        this.retryCall =
                new RetryCall(new RetryPolicy(world.environment().attempts(), () -> 0.5), new UncountedSignals());
        this.activeRequests = new ActiveRemediationRequests(decider);
        this.steps = Map.ofEntries(
                Map.entry("identifyIncident", new IdentifyIncident()),
                Map.entry("limitAttempts", new LimitAttempts(DECIDE_ATTEMPTS)),
                Map.entry("findIncident", new FindIncident(decider)),
                Map.entry("recordDecision", nothing -> {}),
                Map.entry("restrainStorm", nothing -> {}),
                Map.entry(
                        "leaseLock",
                        world.environment().lock() ? Locking.step(gateway, client, decider) : nothing -> {}),
                Map.entry("confirmLock", new ConfirmLock()),
                Map.entry("confirmPredecessor", new ConfirmPredecessor(requests, reader)),
                Map.entry("listIncident", new ListIncident(requests, reader)),
                Map.entry("renderRequest", new RenderRequest(new Manifest(time, World.NAMESPACE, () -> {}))),
                Map.entry("recordCreation", new RecordCreation(recorder)),
                Map.entry("resolveConflict", new ResolveConflict(requests, overlay, new UncountedSignals())),
                Map.entry("countOccurrence", new CountOccurrence(recorder)));
    }

    /** Runs a step. */
    void run(String name, Exchange exchange) throws Exception {
        Processor real = Objects.requireNonNull(steps.get(name), name);
        Handling handling = exchange.getProperty(Replica.HANDLING, Handling.class);
        handling.waitForLock(name.equals("leaseLock"));
        gateway.sabotage().map(broken -> broken.step(name, real)).orElse(real).process(exchange);
        handling.waitForLock(false);
        if (name.equals("findIncident")) {
            handling.looked(gateway.seen());
        }
    }

    /** Returns whether a call that failed is made again, and lets the pause before it pass. */
    boolean callsAgain(Exchange exchange) {
        boolean again = retryCall.matches(exchange);
        gateway.sabotage().ifPresent(broken -> broken.failed(exchange));
        Turn.stopAt(new Pause(gateway.turns(), () -> again ? "calls again" : "calls no more"));
        exchange.getIn().setHeader(Exchange.REDELIVERY_DELAY, 0L);
        return again;
    }

    IdempotentRepository activeRequests() {
        return activeRequests;
    }

    private record Memory(LiveView view) implements RequestMemory {

        @Override
        public KnownRequest newest(KnownRequest request) {
            return view.newest(request);
        }

        @Override
        public void lay(KnownRequest request) {
            view.lay(request);
        }

        @Override
        public void gone(KnownRequest request) {
            view.gone(new Fingerprint(request.fingerprint()), request.uid());
        }
    }
}
