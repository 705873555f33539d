package io.lockkeeper.target;

import io.lockkeeper.alert.Alert;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The search for a target in the cluster. This class is threadsafe.
 *
 * <ol>
 *   <li>The label {@code cluster} tells whether the resource can be looked up here.
 *   <li>Of all resources that the alert or else its labels name, the first by rank that exists is taken.
 *   <li>From a Service the way leads to the first of its pods.
 *   <li>Owners are followed from there; the last of them is the target.
 * </ol>
 */
final class TargetSearch implements TargetResolver {

    private final Supplier<Kinds> catalogue;
    private final ClusterObjects objects;
    private final OwnerWalk walk;
    private final ClusterLabel clusterLabel;
    private final TargetRules rules;

    /**
     * Makes a search.
     *
     * @param catalogue gives the kinds, and throws while they are not known
     */
    TargetSearch(Supplier<Kinds> catalogue, ClusterObjects objects, TargetRules rules, TargetMetrics metrics) {
        this.catalogue = catalogue;
        this.objects = new CountedObjects(objects, metrics);
        this.walk = new OwnerWalk(this.objects, metrics);
        this.clusterLabel = new ClusterLabel(rules);
        this.rules = rules;
    }

    @Override
    public Resolution resolve(Alert alert, TimeLeft timeLeft) {
        String cluster = clusterLabel.read(alert.labels());
        boolean remote = rules.isRemote(cluster);
        if (remote && !rules.acceptRemote()) {
            return new Resolution.RemoteCluster(cluster);
        }
        Kinds kinds = catalogue.get();
        List<ObjectRef> candidates = Candidates.of(alert, kinds);
        if (candidates.isEmpty()) {
            return new Resolution.NoTarget();
        }
        Optional<Target> target =
                remote ? Optional.empty() : existing(candidates, new Search(cluster, kinds, timeLeft));
        if (target.isEmpty() && (remote || !rules.requireExisting())) {
            target = unverified(candidates, cluster);
        }
        return target.<Resolution>map(Resolution.Found::new)
                .orElseGet(() -> new Resolution.NotFound(candidates.get(0).in(cluster)));
    }

    private static Optional<Target> unverified(List<ObjectRef> candidates, String cluster) {
        return candidates.stream().filter(ObjectRef::possible).findFirst().map(candidate -> candidate.in(cluster));
    }

    /** The stream is lazy: behind the first that exists, nothing is looked up. */
    private Optional<Target> existing(List<ObjectRef> candidates, Search search) {
        return candidates.stream()
                .flatMap(candidate -> find(candidate, search).map(object -> follow(candidate, object, search)).stream())
                .findFirst();
    }

    private Target follow(ObjectRef candidate, ClusterObject object, Search search) {
        if (!candidate.isService() || object.selector().isEmpty()) {
            return end(candidate, object, search);
        }
        return search.kinds
                .find("", "Pod")
                .flatMap(pods -> firstPod(new FirstPod(pods, candidate.namespace(), object.selector()), search))
                .orElseGet(() -> candidate.in(search.cluster));
    }

    private Optional<Target> firstPod(FirstPod sought, Search search) {
        return find(sought, search)
                .map(pod -> end(new ObjectRef(sought.kind(), sought.namespace(), pod.name()), pod, search));
    }

    private Target end(ObjectRef start, ClusterObject object, Search search) {
        return walk.end(start.in(search.cluster), object, search.kinds, search.timeLeft);
    }

    private Optional<ClusterObject> find(Sought sought, Search search) {
        search.timeLeft.check("its " + sought.kind().name() + " was looked up");
        return objects.read(sought).known();
    }

    /** What one search goes by. */
    private record Search(String cluster, Kinds kinds, TimeLeft timeLeft) {}
}
