package io.lockkeeper.target;

import com.github.benmanes.caffeine.cache.Ticker;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/** The parts of this package, put together over one cluster, on which they share what they read. */
public final class Targets {

    private final KindCatalogue catalogue;
    private final PermissionWatch permissions;
    private final TargetResolver resolver;
    private final Scope scope;
    private final TargetReports reports;

    /** Puts them together. Nothing is known of the cluster until the catalogue is first refreshed. */
    public Targets(KubernetesClient client, WantedKinds kinds, TargetRules rules, TargetMetrics metrics) {
        this(client, kinds, rules, metrics, Ticker.systemTicker());
    }

    /**
     * Puts them together.
     *
     * @param ticker by whose time what was read grows old
     */
    Targets(KubernetesClient client, WantedKinds kinds, TargetRules rules, TargetMetrics metrics, Ticker ticker) {
        catalogue = new KindCatalogue(new ApiDiscovery(client), kinds, metrics);
        permissions = new PermissionWatch(new ApiObjects(new ApiCalls(client)));
        ClusterObjects objects = new SharedObjects(new RememberedObjects(permissions, ticker), ticker);
        resolver = new TargetSearch(catalogue::kinds, objects, rules, metrics);
        scope = new LabelScope(catalogue::kinds, objects, rules);
        reports = new TargetReports(catalogue::kinds, objects, rules);
    }

    /** Returns the catalogue of kinds, to be refreshed from time to time. */
    public KindCatalogue catalogue() {
        return catalogue;
    }

    /** Returns the search for targets. */
    public TargetResolver resolver() {
        return resolver;
    }

    /** Returns the scope of what is managed. */
    public Scope scope() {
        return scope;
    }

    /** Returns the same searches with a report of each. */
    public TargetReports reports() {
        return reports;
    }

    /** Returns which permissions were refused when they were last needed, in one line for people; empty where none was. */
    public Optional<String> degraded() {
        return permissions.degraded();
    }
}
