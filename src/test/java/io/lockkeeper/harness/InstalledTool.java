package io.lockkeeper.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** A command that a test needs and that {@code .ci/run} installs. */
public final class InstalledTool {

    private InstalledTool() {}

    /**
     * Returns a command of a package of Debian.
     *
     * @throws IllegalStateException where it is not on the path, naming the package
     */
    public static String ofDebian(String name, String debianPackage) {
        return find(name, path(), "install Debian's package " + debianPackage);
    }

    /**
     * Returns a command that Debian has no package of: the one on the path, or that of the cache.
     *
     * @param folder of the cache that the command is in
     * @param origin how to install it, for the message
     * @throws IllegalStateException where there is none
     */
    public static String ofCache(String name, String folder, String origin) {
        Path cached = BinarySearch.caches(System.getenv()).resolve(folder);
        return find(name, Stream.concat(path(), Stream.of(cached)), origin);
    }

    private static Stream<Path> path() {
        return Arrays.stream(System.getenv("PATH").split(":", -1)).map(Path::of);
    }

    private static String find(String name, Stream<Path> places, String advice) {
        return places.map(place -> place.resolve(name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not on the path: " + advice));
    }
}
