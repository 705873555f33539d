package io.lockkeeper.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** A tool that {@code .ci/run} installs into a cache, because Debian has no package of it. */
public final class CachedTool {

    private CachedTool() {}

    /**
     * Returns the tool: the one on the path, or that of the cache.
     *
     * @param name of the command
     * @param folder of the cache that the command is in
     * @param origin how to install it, for the message
     * @throws IllegalStateException where there is none
     */
    public static Path find(String name, String folder, String origin) {
        String xdg = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path caches = xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        Path cached = caches.resolve("lockkeeper").resolve(folder);
        return Stream.concat(Arrays.stream(System.getenv("PATH").split(":", -1)).map(Path::of), Stream.of(cached))
                .map(place -> place.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not on the path: " + origin));
    }
}
