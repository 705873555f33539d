package io.lockkeeper.reload;

import io.lockkeeper.reload.ReloadStatus.FileStatus;
import io.lockkeeper.reload.ReloadStatus.State;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which files run, since when, and which do not run as they are in the folder. */
final class FileStates {

    private final NavigableMap<String, ParsedFile> live = new TreeMap<>();
    private final NavigableMap<String, Long> since = new TreeMap<>();
    private final NavigableMap<String, FileStatus> refused = new TreeMap<>();
    private long generation;

    /** Returns the files that run, by name. */
    NavigableMap<String, ParsedFile> live() {
        return Collections.unmodifiableNavigableMap(live);
    }

    /** Returns their texts, by name. */
    NavigableMap<String, RouteFile> texts() {
        NavigableMap<String, RouteFile> texts = new TreeMap<>();
        live.forEach((name, file) -> texts.put(name, file.document().file()));
        return texts;
    }

    /** Returns how often routes were taken over. */
    long generation() {
        return generation;
    }

    /** Forgets what did not run as it was in the folder, before that is read again. */
    void beginAnew() {
        refused.clear();
    }

    /**
     * Some files were taken over.
     *
     * @param names of all of them
     * @param files those of them that are still there
     */
    void takenOver(Collection<String> names, Collection<ParsedFile> files) {
        generation++;
        lost(names);
        for (ParsedFile file : files) {
            live.put(file.name(), file);
            since.put(file.name(), generation);
        }
    }

    /** Some files run no more: those that could not even be put back are to be taken over anew. */
    void lost(Collection<String> names) {
        live.keySet().removeAll(names);
        since.keySet().removeAll(names);
    }

    /** Some files, which belong together, were not taken over, because of these faults. */
    void refused(Collection<String> names, List<Fault> faults) {
        for (String name : names) {
            List<Fault> own =
                    faults.stream().filter(fault -> fault.file().equals(name)).toList();
            State state = own.isEmpty() ? State.HELD_BACK : State.REFUSED;
            refused.put(name, new FileStatus(name, state, since.getOrDefault(name, 0L), own));
        }
    }

    /** Returns how all of them fare, by name. */
    List<FileStatus> all() {
        Set<String> names = new TreeSet<>(live.keySet());
        names.addAll(refused.keySet());
        return names.stream()
                .map(name -> refused.getOrDefault(
                        name, new FileStatus(name, State.LIVE, since.getOrDefault(name, 0L), List.of())))
                .toList();
    }
}
