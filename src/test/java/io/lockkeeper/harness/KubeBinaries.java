package io.lockkeeper.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A folder with kube-apiserver, kubectl and etcd, in envtest's layout.
 *
 * @param folder the folder that holds the three executables
 */
public record KubeBinaries(Path folder) {
    /** The Kubernetes release that the tests ask for; {@code KUBEBUILDER_ASSETS} may name a folder with another one. */
    public static final String VERSION = "v1.36.3";

    private static final Duration ANSWER = Duration.ofSeconds(30);

    /**
     * Returns the binaries from the first of four places that works: the folder named by {@code KUBEBUILDER_ASSETS}, the
     * cache, a download of the envtest binaries, a build from Go modules. The last two take minutes, once, and fill the
     * cache.
     *
     * @throws IllegalStateException when none works, with what was wrong with each
     */
    public static KubeBinaries find() {
        return BinarySearch.ofThisMachine().find();
    }

    /** Returns the path of kube-apiserver. */
    public Path kubeApiServer() {
        return folder.resolve("kube-apiserver");
    }

    /** Returns the path of kubectl. */
    public Path kubectl() {
        return folder.resolve("kubectl");
    }

    /** Returns the path of etcd. */
    public Path etcd() {
        return folder.resolve("etcd");
    }

    /**
     * Runs each binary once for its version, since a file may be there and yet be cut short or for another machine.
     *
     * @throws BinariesMissing with the first that is missing or does not run
     */
    KubeBinaries checked() throws BinariesMissing {
        if (!Files.isDirectory(folder)) {
            throw new BinariesMissing("there is no folder " + folder);
        }
        for (List<String> command : versionCommands()) {
            check(command);
        }
        return this;
    }

    private List<List<String>> versionCommands() {
        return List.of(
                List.of(kubeApiServer().toString(), "--version"),
                List.of(kubectl().toString(), "version", "--client"),
                List.of(etcd().toString(), "--version"));
    }

    private static void check(List<String> command) throws BinariesMissing {
        if (!Files.isExecutable(Path.of(command.get(0)))) {
            throw new BinariesMissing(command.get(0) + " is missing or not executable");
        }
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new BinariesMissing("'" + String.join(" ", command) + "' gave no answer within " + ANSWER);
            }
            if (process.exitValue() != 0) {
                throw new BinariesMissing(
                        "'" + String.join(" ", command) + "' ended with exit code " + process.exitValue());
            }
        } catch (IOException e) {
            throw new BinariesMissing("'" + String.join(" ", command) + "' does not run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BinariesMissing("interrupted while running '" + String.join(" ", command) + "'", e);
        }
    }
}
