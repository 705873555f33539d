package io.lockkeeper.wiring;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.lockkeeper.cluster.CallQueue;
import io.lockkeeper.cluster.ClusterClient;
import io.lockkeeper.cluster.ServerClock;
import io.lockkeeper.cluster.WriteBreaker;
import io.lockkeeper.explain.Explainer;
import io.lockkeeper.explain.Foresight;
import io.lockkeeper.incident.Decider;
import io.lockkeeper.incident.DecisionRules;
import io.lockkeeper.incident.LiveView;
import io.lockkeeper.incident.ViewTimes;
import io.lockkeeper.remediation.Manifest;
import io.lockkeeper.remediation.RemediationRequests;
import io.lockkeeper.target.TargetReports;
import io.lockkeeper.target.TargetRules;
import io.lockkeeper.target.Targets;
import io.lockkeeper.target.WantedKinds;
import java.time.Clock;
import org.apache.camel.CamelContext;

/**
 * What the beans share.
 *
 * @param client the one client
 * @param clock the time of day that everybody goes by
 * @param view what is known of the requests
 * @param targets the search for targets, over the client
 * @param metrics where all is counted
 */
record Parts(KubernetesClient client, Clock clock, LiveView view, Targets targets, Metrics metrics) {

    /** Returns them over a new client for the cluster that the standard rules name. */
    static Parts connect(CamelContext context, Settings settings) {
        WriteBreaker breaker = new WriteBreaker(settings.api().breakerOpen(), System::nanoTime);
        Metrics metrics = Metrics.of(context);
        CallQueue queue = new CallQueue(settings.api().inFlight());
        metrics.show(breaker);
        metrics.show(queue);
        ServerClock clock = new ServerClock(Clock.systemUTC());
        KubernetesClient client =
                ClusterClient.connect(settings.api().timeout(), userAgent(settings), queue, breaker, clock, metrics);
        return over(client, clock, settings, metrics);
    }

    /** Returns how the audit log of the API server shall call this process. */
    private static String userAgent(Settings settings) {
        String agent = "lockkeeper/" + Version.current();
        return settings.podName() == null ? agent : agent + " (" + settings.podName() + ")";
    }

    /** Returns them over a client, the targets as the settings have them. */
    static Parts over(KubernetesClient client, Clock clock, Settings settings, Metrics metrics) {
        WantedKinds kinds = WantedKinds.parse(settings.target().kinds());
        ViewTimes times = new ViewTimes(
                settings.view().doubt(),
                settings.view().doubtful(),
                settings.view().stale());
        LiveView view = new LiveView(times, System::nanoTime);
        return new Parts(client, clock, view, new Targets(client, kinds, rules(settings), metrics), metrics);
    }

    /** Returns what the settings say about targets. */
    static TargetRules rules(Settings settings) {
        return new TargetRules(
                settings.target().requireExisting(),
                settings.cluster().localNames(),
                settings.cluster().acceptRemote());
    }

    /** Returns the requests, as they are stored. */
    RemediationRequests requests(Settings settings) {
        return new RemediationRequests(client, settings.namespace());
    }

    /** Returns what decides about alerts, by the view. */
    Decider decider(Settings settings) {
        return new Decider(
                view,
                clock,
                new DecisionRules(
                        settings.dedup().minInterval(), settings.dedup().verify()));
    }

    /** Returns what explains alerts, by searches of its own choice. */
    Explainer explainer(TargetReports searches, Settings settings) {
        return new Explainer(
                searches,
                new Foresight(decider(settings), requests(settings)),
                new Manifest(clock, settings.namespace(), () -> {}));
    }
}
