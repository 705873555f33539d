package io.lockkeeper.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folders of the harness: where they are, deleting and copying them with all they hold. */
final class Folders {
    private Folders() {}

    /** Returns the folder of the Maven module, which is the working folder too unless an IDE says otherwise. */
    static Path module() {
        return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    }

    /** Returns the folder under target/ in which clusters keep their data and logs. */
    static Path clusters() {
        return module().resolve("target/kube");
    }

    /** Deletes a file or folder with everything in it; one that is not there is fine. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }

    /** Copies a folder with everything in it to a place where nothing is. */
    static void copy(Path from, Path to) throws IOException {
        List<Path> shallowestFirst;
        try (Stream<Path> paths = Files.walk(from)) {
            shallowestFirst = paths.toList();
        }
        for (Path path : shallowestFirst) {
            Files.copy(path, to.resolve(from.relativize(path)));
        }
    }
}
