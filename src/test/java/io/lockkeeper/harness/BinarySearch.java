package io.lockkeeper.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The four ways to come by the binaries, tried in their order until one works. */
final class BinarySearch {
    private static final Logger LOG = LoggerFactory.getLogger(BinarySearch.class);

    private final List<Way> ways;

    BinarySearch(Map<String, String> environment, BinaryCache.Filler download, BinaryCache.Filler build) {
        BinaryCache cache = new BinaryCache(cacheFolder(environment));
        this.ways = List.of(
                new Way("KUBEBUILDER_ASSETS names the folder", () -> named(environment)),
                new Way("the cache " + cache.folder(), cache::binaries),
                new Way("download of the envtest binaries", () -> cache.fill(download)),
                new Way("build with Go", () -> cache.fill(build)));
    }

    static BinarySearch ofThisMachine() {
        return new BinarySearch(
                System.getenv(),
                new EnvtestDownload(KubeBinaries.VERSION),
                new GoBuild(Folders.module().resolve("src/test/kube"), KubeBinaries.VERSION));
    }

    /** Returns what the first way that works finds, as {@link KubeBinaries#find()} promises. */
    KubeBinaries find() {
        List<String> failures = new ArrayList<>();
        for (Way way : ways) {
            try {
                KubeBinaries binaries = way.source().find();
                LOG.info("Kubernetes binaries: {} ({})", binaries.folder(), way.name());
                return binaries;
            } catch (BinariesMissing e) {
                failures.add((failures.size() + 1) + ". " + way.name() + ": " + e.getMessage());
            }
        }
        throw new IllegalStateException(
                "The integration tests need kube-apiserver, kubectl and etcd, and none of the four"
                        + " ways to come by them works:\n" + String.join("\n", failures)
                        + "\nTo leave the integration tests out by choice, run Maven with -DskipITs.");
    }

    private static KubeBinaries named(Map<String, String> environment) throws BinariesMissing {
        String folder = environment.getOrDefault("KUBEBUILDER_ASSETS", "");
        if (folder.isBlank()) {
            throw new BinariesMissing("the variable is not set");
        }
        return new KubeBinaries(Path.of(folder)).checked();
    }

    private static Path cacheFolder(Map<String, String> environment) {
        return caches(environment).resolve("kube").resolve(KubeBinaries.VERSION);
    }

    /** Returns where tests keep what they have fetched or built. */
    static Path caches(Map<String, String> environment) {
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path caches = xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return caches.resolve("lockkeeper");
    }

    /** Where binaries may come from. */
    private interface Source {
        KubeBinaries find() throws BinariesMissing;
    }

    private record Way(String name, Source source) {}
}
