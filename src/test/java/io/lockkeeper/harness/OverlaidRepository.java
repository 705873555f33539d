package io.lockkeeper.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A local repository of Maven that has all of another, and this build's jar besides: the other one is linked to, so that
 * what is missing is downloaded into it, and the jar is in this one alone.
 */
final class OverlaidRepository {

    private static final List<String> GROUP = List.of("io", "lockkeeper");

    private final Path folder;

    /**
     * Makes one where none is.
     *
     * @param folder for it
     * @param below the repository of whoever builds
     */
    OverlaidRepository(Path folder, Path below) throws IOException {
        this.folder = folder;
        Path own = folder;
        Path other = below;
        for (String name : GROUP) {
            Files.createDirectories(own);
            linkAllBut(name, own, other);
            own = own.resolve(name);
            other = other.resolve(name);
        }
    }

    private static void linkAllBut(String name, Path own, Path other) throws IOException {
        try (Stream<Path> entries = Files.list(other)) {
            for (Path entry : entries.toList()) {
                if (!entry.getFileName().toString().equals(name)) {
                    Files.createSymbolicLink(own.resolve(entry.getFileName()), entry.toAbsolutePath());
                }
            }
        }
    }

    /** Installs a jar of this group, whose version its name tells. */
    void install(Path jar, Path pom, String artifact) throws IOException {
        String name = jar.getFileName().toString().replaceFirst("[.]jar$", "");
        String version = name.substring(artifact.length() + 1);
        Path place = Files.createDirectories(
                folder.resolve(String.join("/", GROUP)).resolve(artifact).resolve(version));
        Files.copy(jar, place.resolve(name + ".jar"));
        Files.copy(pom, place.resolve(name + ".pom"));
    }

    Path folder() {
        return folder;
    }
}
