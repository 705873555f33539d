package io.lockkeeper.target;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.target.Discovery.GroupVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One round of asking for the kinds of each group that matters. */
final class DiscoveryRound {

    private final Discovery discovery;
    private final Map<String, List<ResourceKind>> before;
    private final Map<String, List<ResourceKind>> learnt = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    /**
     * Makes a round that has not asked yet.
     *
     * @param before the kinds of each group as they were known
     */
    DiscoveryRound(Discovery discovery, Map<String, List<ResourceKind>> before) {
        this.discovery = discovery;
        this.before = before;
    }

    /** Asks. Groups for the owners of resources always matter, all the others only where a kind is wanted of them. */
    void ask(WantedKinds wanted) {
        List<GroupVersion> offered;
        try {
            offered = discovery.groups();
        } catch (KubernetesClientException e) {
            failures.add("*");
            learnt.putAll(before);
            return;
        }
        learn(GroupVersion.CORE);
        Kinds.OWNER_GROUPS.forEach(group -> learn(group, offered));
        offered.stream().filter(group -> wanted.need(group.group())).forEach(this::learn);
        if (wanted.lackBareOne(kinds())) {
            offered.forEach(this::learn);
        }
    }

    /** Returns the kinds of each group that has ever answered. */
    Map<String, List<ResourceKind>> groups() {
        return learnt;
    }

    /** Returns the kinds of all groups, those that own first. */
    List<ResourceKind> kinds() {
        return learnt.values().stream().flatMap(List::stream).toList();
    }

    /** Returns the groups that did not answer; {@code *} where the list of groups did not come. */
    List<String> failures() {
        return failures;
    }

    private void learn(String group, List<GroupVersion> offered) {
        offered.stream()
                .filter(one -> one.group().equals(group))
                .findFirst()
                .ifPresentOrElse(this::learn, () -> learnt.putIfAbsent(group, List.of()));
    }

    private void learn(GroupVersion group) {
        if (learnt.containsKey(group.group()) || failures.contains(group.group())) {
            return;
        }
        try {
            learnt.put(group.group(), discovery.kinds(group));
        } catch (KubernetesClientException e) {
            failures.add(group.group());
            List<ResourceKind> known = before.get(group.group());
            if (known != null) {
                learnt.put(group.group(), known);
            }
        }
    }
}
