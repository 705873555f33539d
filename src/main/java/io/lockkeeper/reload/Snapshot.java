package io.lockkeeper.reload;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a folder held when it was read.
 *
 * @param files those that could be read, by name
 * @param unreadable what kept the others from being read, by name
 */
record Snapshot(NavigableMap<String, RouteFile> files, NavigableMap<String, Fault> unreadable) {

    static final Snapshot EMPTY = new Snapshot(new TreeMap<>(), new TreeMap<>());

    /** Returns the files, those that could not be read as they were last. */
    NavigableMap<String, RouteFile> over(Map<String, RouteFile> last) {
        NavigableMap<String, RouteFile> all = new TreeMap<>(files);
        unreadable.keySet().stream().filter(last::containsKey).forEach(name -> all.put(name, last.get(name)));
        return all;
    }
}
