package io.lockkeeper.wiring;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.lockkeeper.cluster.RetryPolicy;
import io.lockkeeper.http.Freshness;
import io.lockkeeper.http.Shares;
import io.lockkeeper.http.Slots;
import io.lockkeeper.incident.Decider;
import io.lockkeeper.incident.StormRestraint;
import io.lockkeeper.remediation.CountTracer;
import io.lockkeeper.remediation.Manifest;
import io.lockkeeper.remediation.OccurrenceRecorder;
import io.lockkeeper.remediation.OccurrenceWriter;
import io.lockkeeper.remediation.RemediationRequests;
import io.lockkeeper.remediation.RequestMemory;
import io.lockkeeper.security.Doorkeeper;
import io.lockkeeper.steps.ActiveRemediationRequests;
import io.lockkeeper.steps.Admit;
import io.lockkeeper.steps.AnswerDescription;
import io.lockkeeper.steps.AnswerExplanations;
import io.lockkeeper.steps.AnswerOutcomes;
import io.lockkeeper.steps.AnswerProblem;
import io.lockkeeper.steps.Authenticate;
import io.lockkeeper.steps.CheckFreshness;
import io.lockkeeper.steps.CheckScope;
import io.lockkeeper.steps.ConfirmLock;
import io.lockkeeper.steps.ConfirmPredecessor;
import io.lockkeeper.steps.CountOccurrence;
import io.lockkeeper.steps.ExplainAlerts;
import io.lockkeeper.steps.FindIncident;
import io.lockkeeper.steps.FormLanes;
import io.lockkeeper.steps.HoldShare;
import io.lockkeeper.steps.IdentifyIncident;
import io.lockkeeper.steps.IgnoreAlert;
import io.lockkeeper.steps.JudgeOutcomes;
import io.lockkeeper.steps.KeepTraceparent;
import io.lockkeeper.steps.LimitAttempts;
import io.lockkeeper.steps.ListIncident;
import io.lockkeeper.steps.ReadAlerts;
import io.lockkeeper.steps.ReceiveAlert;
import io.lockkeeper.steps.RecordCreation;
import io.lockkeeper.steps.RecordDecision;
import io.lockkeeper.steps.RecordFailure;
import io.lockkeeper.steps.RecordOutcome;
import io.lockkeeper.steps.RefuseDryRun;
import io.lockkeeper.steps.RefuseMalformed;
import io.lockkeeper.steps.RenderRequest;
import io.lockkeeper.steps.ResolveConflict;
import io.lockkeeper.steps.ResolveTarget;
import io.lockkeeper.steps.RestrainStorm;
import io.lockkeeper.steps.RetryCall;
import io.lockkeeper.steps.StartDeadline;
import io.lockkeeper.steps.StructureCloudEvent;
import io.lockkeeper.steps.TakeSlot;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.apache.camel.spi.OnCamelContextStopped;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/** Makes what the routes refer to, and binds each under the name that they use. */
final class Beans {

    private final CamelContext context;
    private final Settings settings;
    private final Parts parts;
    private final CountTracer tracer;

    Beans(CamelContext context, Settings settings, Parts parts, CountTracer tracer) {
        this.context = context;
        this.settings = settings;
        this.parts = parts;
        this.tracer = tracer;
    }

    /** Binds them all. The context closes the client when it stops. */
    void bind() {
        Clock clock = parts.clock();
        RemediationRequests requests = parts.requests(settings);
        Decider decider = parts.decider(settings);
        OccurrenceRecorder recorder = recorder(requests, decider);
        parts.metrics().show(recorder);
        Registry registry = context.getRegistry();

        registry.bind("kubernetesClient", KubernetesClient.class, parts.client(), null, "close");
        registry.bind("lanes", context.getExecutorServiceManager().newCachedThreadPool(this, "lane"));
        registry.bind("grouped", new GroupedBodyAggregationStrategy());

        registry.bind(
                "startDeadline",
                new StartDeadline(settings.http().deadline(), settings.api().timeout(), System::nanoTime));
        registry.bind("takeSlot", new TakeSlot(new Slots(settings.http().inFlight())));
        registry.bind("holdShare", new HoldShare(new Shares(share(settings.http()))));
        Doorkeeper doorkeeper = Door.of(settings, parts);
        registry.bind("doorkeeper", doorkeeper);
        registry.bind(
                "authenticate", new Authenticate(doorkeeper, settings.http().maxBody()));
        registry.bind("admit", new Admit(settings.http().maxBody()));
        registry.bind("structureCloudEvent", new StructureCloudEvent());
        registry.bind("answerOutcomes", new AnswerOutcomes());
        registry.bind("answerExplanations", new AnswerExplanations());
        registry.bind("answerProblem", new AnswerProblem());
        registry.bind("answerDescription", new AnswerDescription());

        KafkaIntake.bind(context, settings, parts.metrics());

        registry.bind(
                "retryCall",
                new RetryCall(
                        new RetryPolicy(settings.api().attempts(), Math::random),
                        parts.metrics().signals()));

        registry.bind(
                "readAlerts",
                new ReadAlerts(
                        Formats.readers(clock, parts.metrics()), settings.http().maxAlerts()));
        registry.bind(
                "checkFreshness",
                new CheckFreshness(new Freshness(
                        settings.http().freshPast(), settings.http().freshAhead(), clock)));
        registry.bind("keepTraceparent", new KeepTraceparent());
        registry.bind("refuseDryRun", new RefuseDryRun());
        registry.bind("refuseMalformed", new RefuseMalformed());
        registry.bind("formLanes", new FormLanes(settings.batch().parallel()));
        registry.bind("judgeOutcomes", new JudgeOutcomes());

        registry.bind("receiveAlert", new ReceiveAlert(parts.metrics().signals()));
        registry.bind("recordOutcome", new RecordOutcome(parts.metrics().signals()));
        registry.bind("ignoreAlert", new IgnoreAlert());
        registry.bind("resolveTarget", new ResolveTarget(parts.targets().resolver()));
        registry.bind("checkScope", new CheckScope(parts.targets().scope()));
        registry.bind("identifyIncident", new IdentifyIncident());
        registry.bind("recordFailure", new RecordFailure());

        registry.bind("limitAttempts", new LimitAttempts(settings.decide().attempts()));
        registry.bind("findIncident", new FindIncident(decider));
        registry.bind("recordDecision", new RecordDecision(parts.metrics().signals()));
        new Lock(context, settings, parts, decider).bind();
        registry.bind("confirmLock", new ConfirmLock());
        registry.bind(
                "restrainStorm",
                new RestrainStorm(
                        new StormRestraint(parts.view(), clock, settings.storm()),
                        parts.metrics().signals()));
        registry.bind("confirmPredecessor", new ConfirmPredecessor(requests, decider));
        registry.bind("listIncident", new ListIncident(requests, decider));
        registry.bind("activeRemediationRequests", new ActiveRemediationRequests(decider));
        registry.bind("renderRequest", new RenderRequest(new Manifest(clock, settings.namespace(), parts.metrics())));
        registry.bind("recordCreation", new RecordCreation(recorder));
        registry.bind(
                "resolveConflict",
                new ResolveConflict(requests, parts.view(), parts.metrics().signals()));
        registry.bind(
                "explainAlerts",
                new ExplainAlerts(parts.explainer(parts.targets().reports(), settings)));
        registry.bind("countOccurrence", new CountOccurrence(recorder));
    }

    /** The context stops its routes first, so that nothing more comes, and its threads and the client after this. */
    private OccurrenceRecorder recorder(RemediationRequests requests, Decider decider) {
        RequestMemory memory = new ViewMemory(parts.view());
        OccurrenceWriter writer = new OccurrenceWriter(requests, memory, decider::takesDuplicates, parts.clock());
        Duration drain = settings.api().timeout().multipliedBy(2);
        OccurrenceRecorder recorder =
                new OccurrenceRecorder(writer, memory, occurrenceThreads(), Beans::later, tracer, drain);
        context.addLifecycleStrategy(
                LifecycleStrategySupport.adapt((OnCamelContextStopped) stopped -> recorder.close()));
        return recorder;
    }

    /**
     * There is one for each request that is handled at once, so that slow writes do not queue up more than the requests did,
     * and as many for the first counts of requests, which nobody waits for any longer.
     */
    private ExecutorService occurrenceThreads() {
        int threads = 2 * settings.http().inFlight();
        return context.getExecutorServiceManager()
                .newThreadPool(
                        this,
                        "occurrence",
                        new ThreadPoolProfileBuilder("occurrence")
                                .poolSize(1)
                                .maxPoolSize(threads)
                                .allowCoreThreadTimeOut(true)
                                .keepAliveTime(10L)
                                .maxQueueSize(-1)
                                .rejectedPolicy(ThreadPoolRejectedPolicy.Abort)
                                .build());
    }

    private static void later(Runnable task, Duration pause) {
        CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
                .execute(task);
    }

    private static int share(Settings.Http http) {
        return (int) Math.ceil(http.inFlight() * http.fingerprintShare());
    }
}
