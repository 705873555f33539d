package io.lockkeeper.target;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which kinds labels may name, as the operator wants it. */
public final class WantedKinds {

    /** The keyword for the kinds that any cluster may have. */
    public static final String BUILT_IN = "built-in";

    private static final Pattern FORM = Pattern.compile("([A-Z][A-Za-z0-9]*)(?:\\.([a-z0-9][-a-z0-9.]*))?");
    private static final Set<String> BARRED = Set.of("Secret", "Namespace");

    private final List<WantedKind> kinds;

    private WantedKinds(Stream<WantedKind> kinds) {
        this.kinds = kinds.distinct().toList();
    }

    /**
     * Reads them from a setting.
     *
     * @param list entries with commas between: {@value #BUILT_IN}, a kind, or a kind and its group as in
     *     {@code Rollout.argoproj.io}
     * @throws IllegalArgumentException naming the entry that is none of these, or may not be a target
     */
    public static WantedKinds parse(String list) {
        return new WantedKinds(Stream.of(list.split(",", -1)).map(String::strip).flatMap(WantedKinds::parseEntry));
    }

    private static Stream<WantedKind> parseEntry(String entry) {
        if (entry.equals(BUILT_IN)) {
            return WantedKind.BUILT_IN.stream();
        }
        Matcher form = FORM.matcher(entry);
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + entry + "' is neither " + BUILT_IN
                    + " nor a kind such as Certificate or Certificate.cert-manager.io");
        }
        if (BARRED.contains(form.group(1))) {
            throw new IllegalArgumentException("'" + entry + "' may not be a target");
        }
        return Stream.of(
                form.group(2) == null ? WantedKind.of(form.group(1)) : WantedKind.of(form.group(1), form.group(2)));
    }

    /** Returns whether one of them may be in the group. */
    boolean need(String group) {
        return kinds.stream().anyMatch(kind -> kind.group().equals(group));
    }

    /** Returns whether one is still to be found whose group nobody knows. */
    boolean lackBareOne(Collection<ResourceKind> served) {
        return kinds.stream()
                .anyMatch(kind -> kind.isBare() && find(kind, served).isEmpty());
    }

    /** Returns those that the cluster has. */
    List<ResourceKind> among(Collection<ResourceKind> served) {
        return kinds.stream()
                .flatMap(kind -> find(kind, served).stream())
                .distinct()
                .toList();
    }

    /** Returns those that the operator named and the cluster does not have. */
    List<WantedKind> missing(Collection<ResourceKind> served) {
        return kinds.stream()
                .filter(kind -> kind.byName() && find(kind, served).isEmpty())
                .toList();
    }

    private static Optional<ResourceKind> find(WantedKind wanted, Collection<ResourceKind> served) {
        return served.stream().filter(wanted::means).findFirst();
    }
}
