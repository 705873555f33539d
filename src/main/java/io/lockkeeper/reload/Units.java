package io.lockkeeper.reload;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which files stand or fall together: those that send to each other, and those of which one takes over from another. */
final class Units {

    private final Map<String, String> parents = new HashMap<>();

    private Units() {}

    /**
     * Returns the names of the files, by unit, in their order.
     *
     * @param wanted the files as they are to be, as far as they can be read
     * @param live the files that run
     * @param names of all files, those that cannot be read among them
     */
    static Collection<NavigableSet<String>> of(
            Map<String, ParsedFile> wanted, Map<String, ParsedFile> live, Collection<String> names) {
        Units units = new Units();
        names.forEach(name -> units.parents.put(name, name));
        units.joinSenders(wanted);
        units.joinSenders(live);
        units.joinSuccessors(wanted, live);
        Map<String, NavigableSet<String>> byRoot = new TreeMap<>();
        new TreeSet<>(names).forEach(name -> byRoot.computeIfAbsent(units.root(name), root -> new TreeSet<>())
                .add(name));
        return byRoot.values();
    }

    private void joinSenders(Map<String, ParsedFile> files) {
        Claims claims = Claims.of(files.values());
        files.forEach((name, file) -> file.sends().forEach(use -> join(name, claims.owner(Claim.of(use)))));
    }

    private void joinSuccessors(Map<String, ParsedFile> wanted, Map<String, ParsedFile> live) {
        Claims now = Claims.of(live.values());
        wanted.forEach((name, file) -> file.claims().map(Claim::of).forEach(claim -> {
            String before = now.owner(claim);
            if (before != null && !claims(wanted.get(before), claim)) {
                join(name, before);
            }
        }));
    }

    private static boolean claims(@Nullable ParsedFile file, Claim claim) {
        return file != null && file.claims().map(Claim::of).anyMatch(claim::equals);
    }

    private void join(String one, @Nullable String other) {
        if (other != null) {
            parents.put(root(one), root(other));
        }
    }

    private String root(String name) {
        String parent = parents.getOrDefault(name, name);
        return parent.equals(name) ? name : root(parent);
    }
}
