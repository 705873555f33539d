package io.lockkeeper.harness;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Starts an etcd with one member. */
final class Etcd {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Pattern SERVES = Pattern.compile("ready to serve client requests");

    private Etcd() {}

    /** Returns an etcd that serves the API server on a free loopback port. */
    static RestartableProcess start(KubeBinaries binaries, ClusterFiles files) {
        return RestartableProcess.startOnFreePort(port -> {
            String url = "http://127.0.0.1:" + port;
            return new RestartableProcess(
                    url, files.folder(), command(binaries, files, url), etcd -> etcd.awaitLog(SERVES, START));
        });
    }

    private static List<String> command(KubeBinaries binaries, ClusterFiles files, String url) {
        String peers = "http://127.0.0.1:" + Ports.free();
        return List.of(
                binaries.etcd().toString(),
                "--data-dir=" + files.etcdData(),
                "--listen-client-urls=" + url,
                "--advertise-client-urls=" + url,
                "--listen-peer-urls=" + peers,
                "--initial-advertise-peer-urls=" + peers,
                "--initial-cluster=default=" + peers,
                // The data need not survive a crash of the machine, and most of a write's time goes into that.
                "--unsafe-no-fsync");
    }
}
