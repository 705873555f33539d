package io.lockkeeper.target;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds that the cluster serves, as far as they matter, at one moment. */
final class Kinds {

    /** Groups whose resources are owned by what is in these groups, so that owners there are looked up in turn. */
    static final List<String> OWNER_GROUPS = List.of("", "apps", "batch", "autoscaling", "policy");

    private final Map<String, List<ResourceKind>> byLabelKey;
    private final List<ResourceKind> targets;
    private final List<ResourceKind> all;

    /**
     * Makes them.
     *
     * @param targets kinds that alerts may be about
     * @param all every kind that is known, the targets included
     */
    Kinds(Collection<ResourceKind> targets, Collection<ResourceKind> all) {
        this.byLabelKey = targets.stream()
                .flatMap(kind -> kind.labelKeys().stream().map(key -> Map.entry(key, kind)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        TreeMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableList())));
        this.targets = List.copyOf(targets);
        this.all = List.copyOf(all);
    }

    /** Returns the keys of labels that name resources. */
    Set<String> labelKeys() {
        return byLabelKey.keySet();
    }

    /** Returns the kinds that the label with a key may name. */
    Stream<ResourceKind> named(String labelKey) {
        return byLabelKey.getOrDefault(labelKey, List.of()).stream();
    }

    /**
     * Returns the kinds of a name that alerts may be about, in whatever version they are served.
     *
     * @param apiVersion whose group they are of, empty for any
     */
    Stream<ResourceKind> named(String apiVersion, String name) {
        return targets.stream()
                .filter(kind ->
                        apiVersion.isBlank() ? kind.name().equals(name) : kind.is(Owner.groupOf(apiVersion), name));
    }

    /** Returns a kind, in whatever version it is served; empty where it is not known. */
    Optional<ResourceKind> find(String group, String name) {
        return all.stream().filter(kind -> kind.is(group, name)).findFirst();
    }
}
