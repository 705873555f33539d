package io.lockkeeper.reload;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;

/**
 * The files as they are to run.
 *
 * @param texts by name, those that cannot be read as they run now
 * @param parsed those of them that are YAML
 * @param faults what is wrong with the others, and with those that cannot be read
 * @param linked what each is linked by: those that are no YAML as they run now
 */
record Wanted(
        NavigableMap<String, RouteFile> texts,
        NavigableMap<String, ParsedFile> parsed,
        NavigableMap<String, List<Fault>> faults,
        NavigableMap<String, ParsedFile> linked) {

    /**
     * Parses what a folder holds.
     *
     * @param running the texts of what runs
     * @param live what runs
     */
    static Wanted of(
            Snapshot seen, Map<String, RouteFile> running, Map<String, ParsedFile> live, CamelContext context) {
        Wanted wanted = new Wanted(seen.over(running), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        seen.unreadable().forEach((name, fault) -> wanted.faults.put(name, List.of(fault)));
        wanted.texts.forEach((name, file) -> {
            try {
                ParsedFile before = live.get(name);
                boolean same = before != null && before.document().file().equals(file);
                wanted.parsed.put(name, same ? before : ParsedFile.of(file, context));
            } catch (FaultyRoutesException e) {
                wanted.faults.put(name, List.of(e.fault()));
            }
        });
        wanted.linked.putAll(wanted.parsed);
        wanted.texts.keySet().stream()
                .filter(live::containsKey)
                .forEach(name -> wanted.linked.putIfAbsent(name, live.get(name)));
        return wanted;
    }

    /** Returns the names of all files, with those that are at fault and those that run. */
    Set<String> names(Set<String> running) {
        Set<String> names = new TreeSet<>(texts.keySet());
        names.addAll(running);
        names.addAll(faults.keySet());
        return names;
    }

    /** Returns those of some files that are not as they run. */
    Set<String> changed(Collection<String> names, Map<String, RouteFile> running) {
        return names.stream()
                .filter(name -> !Objects.equals(texts.get(name), running.get(name)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns what keeps some files from being looked at. */
    List<Fault> faultsOf(Collection<String> names) {
        return names.stream()
                .flatMap(name -> faults.getOrDefault(name, List.of()).stream())
                .toList();
    }

    /** Returns those of some files that are there. */
    List<ParsedFile> of(Collection<String> names) {
        return names.stream().filter(parsed::containsKey).map(parsed::get).toList();
    }
}
