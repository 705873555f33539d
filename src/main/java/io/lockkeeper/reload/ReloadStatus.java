package io.lockkeeper.reload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a folder of routes.
 *
 * @param directory the folder
 * @param generation how often routes were exchanged since the start
 * @param loaded whether the folder has been read once
 * @param fault why the folder cannot be read, null where it can
 * @param files each of its files
 */
public record ReloadStatus(
        String directory, long generation, boolean loaded, @Nullable String fault, List<FileStatus> files) {

    /**
     * One file.
     *
     * @param name as {@link RouteFile#name()}
     * @param state whether it runs as it is
     * @param generation with which what runs of it came, 0 where nothing does
     * @param faults what is wrong with it
     */
    public record FileStatus(String name, State state, long generation, List<Fault> faults) {}

    /** Whether a file runs as it is. */
    public enum State {
        /** It does. */
        LIVE,
        /** It is at fault: what ran before still runs. */
        REFUSED,
        /** It belongs to one that is at fault: what ran before still runs. */
        HELD_BACK
    }

    /** Returns what is wrong with all files. */
    List<Fault> faults() {
        return files.stream().flatMap(file -> file.faults().stream()).toList();
    }

    /** Returns whether all runs as it is in the folder. */
    public boolean current() {
        return fault == null
                && files.stream()
                        .allMatch(file ->
                                file.state() == State.LIVE && file.faults().isEmpty());
    }
}
