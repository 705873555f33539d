package io.lockkeeper.target;

import java.util.Set;

/**
 * What the operator decides about targets.
 *
 * @param requireExisting whether a resource that is nowhere to be found is no target
 * @param localNames values of the label {@code cluster} that mean this cluster; empty: every value is prefixed to the
 *     target, which is looked up here all the same
 * @param acceptRemote whether resources of other clusters are targets, unverified; without local names, none is remote
 */
public record TargetRules(boolean requireExisting, Set<String> localNames, boolean acceptRemote) {

    /** Copies the names, so that the rules never change. */
    public TargetRules {
        localNames = Set.copyOf(localNames);
    }

    /** Returns whether a cluster, as an alert or a target calls it, is known to be another than this one. */
    boolean isRemote(String cluster) {
        return !cluster.isBlank() && !localNames.isEmpty() && !localNames.contains(cluster);
    }
}
