package io.lockkeeper.target;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is known of the cluster's kinds up to date. Of a group that does not answer, what was last known of it
 * stays. This class is threadsafe.
 */
public final class KindCatalogue {

    private static final Logger LOG = LoggerFactory.getLogger(KindCatalogue.class);

    private final Discovery discovery;
    private final WantedKinds wanted;
    private final TargetMetrics metrics;
    private final Set<WantedKind> missed = new HashSet<>();
    private Map<String, List<ResourceKind>> groups = Map.of();
    private List<String> failures = List.of();
    private volatile @Nullable Kinds kinds;
    private volatile boolean complete;

    /** Makes a catalogue that knows nothing until its first refresh. */
    KindCatalogue(Discovery discovery, WantedKinds wanted, TargetMetrics metrics) {
        this.discovery = discovery;
        this.wanted = wanted;
        this.metrics = metrics;
    }

    /** Asks the API server anew. A failure is not thrown: it is counted, logged, and shows in {@link #complete()}. */
    public synchronized void refresh() {
        DiscoveryRound round = new DiscoveryRound(discovery, groups);
        round.ask(wanted);
        groups = round.groups();
        List<ResourceKind> all = round.kinds();
        // An owner of a kind that is not known yet would be taken for the end of the walk.
        if (groups.keySet().containsAll(Kinds.OWNER_GROUPS)) {
            kinds = new Kinds(wanted.among(all), all);
        }
        tellFailures(round.failures());
        if (round.failures().isEmpty()) {
            tellMissing(all);
        }
        complete = round.failures().isEmpty();
    }

    /** Returns whether the latest refresh learnt all that it asked for; where not, the next had better be soon. */
    public boolean complete() {
        return complete;
    }

    /** Returns why no target can be searched for, empty where one can. */
    public Optional<String> fault() {
        return kinds == null
                ? Optional.of("the kinds of the cluster could not be learnt; it is tried again")
                : Optional.empty();
    }

    /**
     * Returns the kinds as they were last known.
     *
     * @throws KubernetesClientException before they were first learnt
     */
    Kinds kinds() {
        Kinds known = kinds;
        if (known == null) {
            throw new KubernetesClientException("the kinds of the cluster are not known yet");
        }
        return known;
    }

    private void tellFailures(List<String> now) {
        now.forEach(metrics::discoveryRefreshFailed);
        if (!now.isEmpty() && !now.equals(failures)) {
            LOG.warn("the kinds of these API groups did not come, what was known of them stays: {}", now);
        }
        failures = now;
    }

    private void tellMissing(List<ResourceKind> all) {
        wanted.missing(all).stream()
                .filter(missed::add)
                .forEach(kind -> LOG.warn("the cluster has no kind {}: no alert is about one until it has", kind));
    }
}
