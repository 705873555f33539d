package io.lockkeeper.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A local repository of Maven that has all of another, and this build's jar besides: the other one is linked to, so that
 * what is missing is downloaded into it, and the jar is in this one alone.
 */
final class OverlaidRepository {

    private static final Path GROUP = Path.of("io", "lockkeeper");
    private static final Set<String> OWN = Set.of("io", "lockkeeper");
    /** The folders that are not linked to as a whole, because the group lies below. */
    private static final List<Path> LEVELS = List.of(Path.of(""), GROUP.getParent());

    private final Path folder;
    private final Path below;

    /**
     * Makes one where none is.
     *
     * @param folder for it
     * @param below the repository of whoever builds
     */
    OverlaidRepository(Path folder, Path below) throws IOException {
        this.folder = folder;
        this.below = below.toAbsolutePath();
        for (Path level : LEVELS) {
            Files.createDirectories(folder.resolve(level));
            for (Path entry : besidesTheGroup(this.below.resolve(level))) {
                Path link = level.resolve(entry.getFileName());
                Files.createSymbolicLink(folder.resolve(link), this.below.resolve(link));
            }
        }
    }

    /** Moves groups that the other one did not have yet into it, so that they outlive this one, and links to them. */
    void giveBack() throws IOException {
        for (Path level : LEVELS) {
            for (Path entry : besidesTheGroup(folder.resolve(level))) {
                Path place = below.resolve(level).resolve(entry.getFileName());
                if (!Files.isSymbolicLink(entry) && Files.isDirectory(entry) && Files.notExists(place)) {
                    // It may be another file system.
                    Folders.copy(entry, place);
                    Folders.delete(entry);
                    Files.createSymbolicLink(entry, place);
                }
            }
        }
    }

    private static List<Path> besidesTheGroup(Path level) throws IOException {
        try (Stream<Path> entries = Files.list(level)) {
            return entries.filter(entry -> !OWN.contains(entry.getFileName().toString()))
                    .toList();
        }
    }

    /** Installs a jar of this group, whose version its name tells. */
    void install(Path jar, Path pom, String artifact) throws IOException {
        String name = jar.getFileName().toString().replaceFirst("[.]jar$", "");
        String version = name.substring(artifact.length() + 1);
        Path place =
                Files.createDirectories(folder.resolve(GROUP).resolve(artifact).resolve(version));
        Files.copy(jar, place.resolve(name + ".jar"));
        Files.copy(pom, place.resolve(name + ".pom"));
    }

    Path folder() {
        return folder;
    }
}
