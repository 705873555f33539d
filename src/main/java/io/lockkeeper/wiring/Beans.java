package io.lockkeeper.wiring;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.lockkeeper.alert.AlertmanagerReader;
import io.lockkeeper.remediation.Manifest;
import io.lockkeeper.remediation.RemediationRequests;
import io.lockkeeper.remediation.RequestLine;
import io.lockkeeper.steps.Admit;
import io.lockkeeper.steps.AnswerOutcomes;
import io.lockkeeper.steps.AnswerProblem;
import io.lockkeeper.steps.CountOccurrence;
import io.lockkeeper.steps.FindIncident;
import io.lockkeeper.steps.FormLanes;
import io.lockkeeper.steps.IdentifyIncident;
import io.lockkeeper.steps.IgnoreResolved;
import io.lockkeeper.steps.JudgeOutcomes;
import io.lockkeeper.steps.LimitAttempts;
import io.lockkeeper.steps.ReadAlerts;
import io.lockkeeper.steps.RecordCreation;
import io.lockkeeper.steps.RecordFailure;
import io.lockkeeper.steps.RenderRequest;
import io.lockkeeper.steps.ResolveConflict;
import io.lockkeeper.steps.StartDeadline;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.apache.camel.spi.Registry;

/** Makes what the routes refer to, and binds each under the name that they use. */
final class Beans {

    private final CamelContext context;
    private final Settings settings;
    private final KubernetesClient client;

    Beans(CamelContext context, Settings settings, KubernetesClient client) {
        this.context = context;
        this.settings = settings;
        this.client = client;
    }

    /** Binds them all. The context closes the client when it stops. */
    void bind() {
        Clock clock = Clock.systemUTC();
        RemediationRequests requests = new RemediationRequests(client, settings.namespace());
        Registry registry = context.getRegistry();

        registry.bind("kubernetesClient", KubernetesClient.class, client, null, "close");
        registry.bind("lanes", context.getExecutorServiceManager().newCachedThreadPool(this, "lane"));
        registry.bind("grouped", new GroupedBodyAggregationStrategy());

        registry.bind("startDeadline", new StartDeadline(settings.http().deadline(), System::nanoTime));
        registry.bind("admit", new Admit(settings.http().maxBody()));
        registry.bind("answerOutcomes", new AnswerOutcomes());
        registry.bind("answerProblem", new AnswerProblem());

        registry.bind("readAlerts", new ReadAlerts(Map.of("prometheus", new AlertmanagerReader(clock))));
        registry.bind("formLanes", new FormLanes(settings.batch().parallel()));
        registry.bind("judgeOutcomes", new JudgeOutcomes());

        registry.bind("ignoreResolved", new IgnoreResolved());
        registry.bind("identifyIncident", new IdentifyIncident());
        registry.bind("recordFailure", new RecordFailure());

        registry.bind("limitAttempts", new LimitAttempts(settings.decide().attempts()));
        registry.bind("findIncident", new FindIncident(new RequestLine(requests)));
        registry.bind("renderRequest", new RenderRequest(new Manifest(clock, settings.namespace())));
        registry.bind("recordCreation", new RecordCreation());
        registry.bind("resolveConflict", new ResolveConflict(requests));
        registry.bind("countOccurrence", new CountOccurrence(requests, clock));
    }
}
