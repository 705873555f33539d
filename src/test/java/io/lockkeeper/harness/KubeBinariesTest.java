package io.lockkeeper.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KubeBinariesTest {
    private static final BinaryCache.Filler NO_INTERNET = folder -> {
        throw new BinariesMissing("no internet");
    };
    private static final BinaryCache.Filler NO_GO = folder -> {
        throw new BinariesMissing("no go");
    };

    private final List<String> fillers = new ArrayList<>();

    @TempDir
    private Path root;

    private Path assets;
    private Path cache;

    @BeforeEach
    void name() {
        assets = root.resolve("assets");
        cache = root.resolve("caches/lockkeeper/kube/" + KubeBinaries.VERSION);
    }

    @Test
    void namedFolderComesFirst() {
        writeBinaries(assets, 0);
        writeBinaries(cache, 0);

        assertThat(search(filler("download"), filler("build")).folder()).isEqualTo(assets);
        assertThat(fillers).isEmpty();
    }

    @Test
    void cacheComesSecond() {
        writeBinaries(cache, 0);

        assertThat(search(filler("download"), filler("build")).folder()).isEqualTo(cache);
        assertThat(fillers).isEmpty();
    }

    @Test
    void downloadComesThirdAndFillsTheCache() {
        assertThat(search(filler("download"), filler("build")).folder()).isEqualTo(cache);
        assertThat(search(NO_INTERNET, NO_GO).folder()).isEqualTo(cache);
        assertThat(fillers).containsExactly("download");
    }

    @Test
    void buildComesLast() {
        assertThat(search(NO_INTERNET, filler("build")).folder()).isEqualTo(cache);
        assertThat(fillers).containsExactly("build");
    }

    @Test
    void folderWithBrokenBinariesIsPassedOver() {
        writeBinaries(assets, 1);
        writeBinaries(cache, 1);

        assertThat(search(filler("download"), NO_GO).folder()).isEqualTo(cache);
        assertThat(fillers).containsExactly("download");
    }

    @Test
    void brokenDownloadNeverReachesTheCache() {
        assertThatThrownBy(() -> search(folder -> writeBinaries(folder, 1), NO_GO))
                .hasMessageContaining("ended with exit code 1");
        assertThat(cache).doesNotExist();
        assertThat(cache.resolveSibling(KubeBinaries.VERSION + ".partial")).doesNotExist();
    }

    @Test
    void fillersThatMeetFillTheCacheOnce() {
        List<CompletableFuture<KubeBinaries>> searches = Stream.generate(
                        () -> OwnThread.supply(() -> search(filler("download"), NO_GO)))
                .limit(4)
                .toList();

        searches.forEach(search -> assertThat(search.join().folder()).isEqualTo(cache));
        assertThat(fillers).containsExactly("download");
    }

    @Test
    void messageNamesTheFourWaysAndWhatWasWrongWithEach() {
        writeBinaries(assets, 0);
        assertThat(assets.resolve("etcd").toFile().delete()).isTrue();

        assertThatThrownBy(() -> search(NO_INTERNET, NO_GO))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "1. KUBEBUILDER_ASSETS names the folder: " + assets.resolve("etcd") + " is missing",
                        "2. the cache " + cache + ": there is no folder " + cache,
                        "3. download of the envtest binaries: no internet",
                        "4. build with Go: no go",
                        "-DskipITs");
    }

    @Test
    void unsetVariableIsSaid() {
        assertThatThrownBy(() -> new BinarySearch(Map.of("XDG_CACHE_HOME", root.toString()), NO_INTERNET, NO_GO).find())
                .hasMessageContaining("1. KUBEBUILDER_ASSETS names the folder: the variable is not set");
    }

    private KubeBinaries search(BinaryCache.Filler download, BinaryCache.Filler build) {
        Map<String, String> environment = Map.of(
                "KUBEBUILDER_ASSETS",
                assets.toString(),
                "XDG_CACHE_HOME",
                root.resolve("caches").toString());
        return new BinarySearch(environment, download, build).find();
    }

    /** Called under the cache's lock, which keeps the list safe. */
    private BinaryCache.Filler filler(String name) {
        return folder -> {
            fillers.add(name);
            writeBinaries(folder, 0);
        };
    }

    private static void writeBinaries(Path folder, int exitCode) {
        try {
            Files.createDirectories(folder);
            for (String name : List.of("kube-apiserver", "kubectl", "etcd")) {
                Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\nexit " + exitCode + "\n");
                assertThat(file.toFile().setExecutable(true)).isTrue();
            }
        } catch (IOException e) {
            throw new AssertionError("Could not write to " + folder, e);
        }
    }
}
