package io.lockkeeper.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the binaries from the Go modules of the test tree: some minutes, in which Go also downloads their sources.
 *
 * @param module the folder of the module of kube-apiserver and kubectl; that of etcd is inside it
 * @param version the Kubernetes release that go.mod pins, which the binaries report as theirs
 */
record GoBuild(Path module, String version) implements BinaryCache.Filler {
    private static final Logger LOG = LoggerFactory.getLogger(GoBuild.class);
    private static final Pattern GO_VERSION = Pattern.compile("go(\\d+)\\.(\\d+)");
    private static final int MINOR = 26;
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final Map<String, String> ENVIRONMENT = Map.of("CGO_ENABLED", "0", "GOWORK", "off");

    @Override
    public void fill(Path folder) throws BinariesMissing {
        checkGo();
        LOG.info("Building etcd, kubectl and kube-apiserver with Go: about 4 minutes on 2 cores, once");
        build("etcd", module.resolve("etcd"), ".", "-s -w", folder);
        build("kubectl", module, "./kubectl", kubernetesFlags(), folder);
        build("kube-apiserver", module, "./kube-apiserver", kubernetesFlags(), folder);
    }

    private String kubernetesFlags() {
        String[] numbers = version.substring(1).split("\\.", -1);
        String variable = " -X k8s.io/component-base/version.";
        return "-s -w" + variable + "gitVersion=" + version + variable + "gitMajor=" + numbers[0] + variable
                + "gitMinor=" + numbers[1];
    }

    private void checkGo() throws BinariesMissing {
        Matcher found = GO_VERSION.matcher(goVersion());
        if (!found.find()) {
            throw new BinariesMissing("'go version' names no version");
        }
        if (Integer.parseInt(found.group(1)) == 1 && Integer.parseInt(found.group(2)) < MINOR) {
            throw new BinariesMissing("go on the path is " + found.group() + ", needed is 1." + MINOR + " or newer");
        }
    }

    private static String goVersion() throws BinariesMissing {
        try {
            return new String(
                    new ProcessBuilder("go", "version").start().getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new BinariesMissing("there is no go on the path", e);
        }
    }

    /** A child process, so that a test run that is stopped does not leave a compiler at work. */
    private static void build(String name, Path module, String main, String flags, Path folder) throws BinariesMissing {
        List<String> command = new ArrayList<>(List.of("go", "build", "-C", module.toString(), "-trimpath"));
        command.addAll(List.of("-ldflags", flags, "-o", folder.resolve(name).toString(), main));
        LOG.info("Building {} …", name);
        long start = System.nanoTime();
        Path log = Folders.clusters().resolve("build-" + name + ".log");
        try (ChildProcess go = ChildProcess.start(log, command, ENVIRONMENT, ChildProcess.GRACE)) {
            if (go.await(LIMIT) != 0) {
                throw new BinariesMissing("go build of " + name + " failed: " + go.logTail());
            }
        } catch (IllegalStateException e) {
            throw new BinariesMissing("go build of " + name + " did not end", e);
        }
        LOG.info(
                "Built {} in {} s",
                name,
                Duration.ofNanos(System.nanoTime() - start).toSeconds());
    }
}
