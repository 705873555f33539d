package io.lockkeeper.target;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.alert.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Searches as the gateway does, and reports what was looked at on the way. Nothing of it is counted. This class is
 * threadsafe.
 */
public final class TargetReports {

    private static final TargetMetrics UNCOUNTED = new TargetMetrics() {
        @Override
        public void lookedUp(String kind, Outcome outcome) {
            // A report is no alert.
        }

        @Override
        public void discoveryRefreshFailed(String group) {
            // A report is no alert.
        }
    };

    private final Supplier<Kinds> catalogue;
    private final ClusterObjects objects;
    private final TargetRules rules;

    /**
     * Makes it.
     *
     * @param catalogue gives the kinds, and throws while they are not known
     */
    TargetReports(Supplier<Kinds> catalogue, ClusterObjects objects, TargetRules rules) {
        this.catalogue = catalogue;
        this.objects = objects;
        this.rules = rules;
    }

    /**
     * Returns what can be said without a cluster: which resources an alert may be about, by the kinds that any has.
     *
     * @param because why there is none, in words
     */
    public static TargetReports withoutCluster(WantedKinds kinds, TargetRules rules, String because) {
        Kinds known = BuiltInKinds.among(kinds);
        return new TargetReports(
                () -> known,
                sought -> {
                    throw new NoClusterException(because);
                },
                rules);
    }

    /**
     * Searches for what an alert is about.
     *
     * @param timeLeft asked before each look-up; what it throws is thrown
     */
    public SearchReport search(Alert alert, TimeLeft timeLeft) {
        try {
            return search(alert, catalogue.get(), timeLeft);
        } catch (KubernetesClientException e) {
            return new SearchReport(List.of(), List.of(), null, e);
        }
    }

    private SearchReport search(Alert alert, Kinds kinds, TimeLeft timeLeft) {
        RecordedObjects recorded = new RecordedObjects(objects);
        try {
            Resolution resolution = new TargetSearch(() -> kinds, recorded, rules, UNCOUNTED).resolve(alert, timeLeft);
            boolean remote = resolution instanceof Resolution.RemoteCluster;
            return new SearchReport(
                    remote ? List.of() : candidates(alert, kinds, recorded),
                    way(recorded, resolution),
                    resolution,
                    null);
        } catch (KubernetesClientException e) {
            return new SearchReport(candidates(alert, kinds, recorded), List.of(), null, e);
        }
    }

    /**
     * Finds out whether a resource is managed.
     *
     * @param timeLeft asked before each look-up; what it throws is thrown
     */
    public ScopeReport scope(Target target, TimeLeft timeLeft) {
        RecordedObjects recorded = new RecordedObjects(objects);
        try {
            boolean managed = new LabelScope(catalogue, recorded, rules).isManaged(target, timeLeft);
            return new ScopeReport(labels(recorded), managed, null);
        } catch (KubernetesClientException e) {
            return new ScopeReport(labels(recorded), null, e);
        }
    }

    private List<SearchReport.Candidate> candidates(Alert alert, Kinds kinds, RecordedObjects recorded) {
        String cluster = new ClusterLabel(rules).read(alert.labels());
        List<SearchReport.Candidate> candidates = new ArrayList<>();
        boolean taken = false;
        for (ObjectRef candidate : Candidates.of(alert, kinds)) {
            // One behind it may have been read all the same, as its owner.
            Finding finding = taken ? Finding.NOT_ASKED : recorded.finding(candidate);
            candidates.add(new SearchReport.Candidate(
                    candidate.in(cluster),
                    candidate.kind().rank(),
                    finding == Finding.NOT_ASKED && !candidate.possible() ? Finding.IMPOSSIBLE : finding));
            taken |= finding == Finding.FOUND || finding == Finding.REMEMBERED;
        }
        return candidates;
    }

    /** The last owner need not have been read: it may be gone, or of a kind whose owners are not followed. */
    private static List<Target> way(RecordedObjects recorded, Resolution resolution) {
        if (!(resolution instanceof Resolution.Found found)) {
            return List.of();
        }
        Stream<Target> read =
                recorded.known().map(resource -> resource.in(found.target().cluster()));
        return Stream.concat(read, Stream.of(found.target())).distinct().toList();
    }

    private static List<ScopeReport.Label> labels(RecordedObjects recorded) {
        return recorded.asked()
                .map(ObjectRef.class::cast)
                .map(resource -> new ScopeReport.Label(
                        resource.in(""),
                        recorded.finding(resource),
                        recorded.managed(resource).orElse(null)))
                .toList();
    }
}
