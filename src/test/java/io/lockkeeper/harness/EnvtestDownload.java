package io.lockkeeper.harness;

import io.fabric8.kubeapitest.binary.BinaryDownloader;
import io.fabric8.kubeapitest.binary.OSInfo;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Downloads the envtest binaries that the controller-tools project publishes. It does not publish every patch release, so
 * the newest one of the same minor version is taken.
 *
 * @param version the Kubernetes release, such as v1.36.3
 */
record EnvtestDownload(String version) implements BinaryCache.Filler {
    private static final Logger LOG = LoggerFactory.getLogger(EnvtestDownload.class);

    /** The small index tells whether there is a way to the internet. */
    private static final Duration INDEX = Duration.ofSeconds(10);

    private static final Duration ARCHIVE = Duration.ofMinutes(10);

    @Override
    public void fill(Path folder) throws BinariesMissing {
        BinaryDownloader downloader = new BinaryDownloader(folder.toString(), new OSInfo());
        String latest = bounded(() -> downloader.findLatestOfWildcard(minorVersion() + ".*"), INDEX);
        LOG.info("Downloading the envtest binaries {}, once", latest);
        File downloaded = bounded(() -> downloader.download(latest), ARCHIVE);
        try (Stream<Path> binaries = Files.list(downloaded.toPath())) {
            for (Path binary : binaries.toList()) {
                Files.move(binary, folder.resolve(binary.getFileName()));
            }
            Folders.delete(folder.resolve("k8s"));
        } catch (IOException e) {
            throw new BinariesMissing("could not move the downloaded files to " + folder, e);
        }
    }

    private String minorVersion() {
        return version.substring(1, version.lastIndexOf('.'));
    }

    /** The downloader has no time-outs and does not heed interrupts, so it is left behind on a thread of its own. */
    private static <T> T bounded(Supplier<T> call, Duration atMost) throws BinariesMissing {
        FutureTask<T> task = new FutureTask<>(call::get);
        Thread thread = new Thread(task, "envtest-download");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new BinariesMissing("no answer within " + atMost, e);
        } catch (ExecutionException e) {
            throw new BinariesMissing("no download", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BinariesMissing("interrupted", e);
        }
    }
}
