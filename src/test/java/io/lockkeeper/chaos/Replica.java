package io.lockkeeper.chaos;

import io.lockkeeper.harness.ApiProxy;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.KubeCluster;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * One replica of a {@link Fleet}: a process that can be killed and started again, and the proxy that is its way to the API
 * server through all of its lives.
 */
final class Replica implements AutoCloseable {

    private static final Duration END = Duration.ofSeconds(10);

    private final String pod;
    private final KubeCluster cluster;
    private final String namespace;
    private final Map<String, String> environment;
    private final ApiProxy proxy;
    private volatile GatewayProcess process;

    /** Starts one, and returns once it listens. */
    Replica(String pod, KubeCluster cluster, String namespace, Map<String, String> environment) {
        this.pod = pod;
        this.cluster = cluster;
        this.namespace = namespace;
        this.environment = new HashMap<>(environment);
        this.environment.put("POD_NAME", pod);
        this.proxy = new ApiProxy(cluster);
        this.process = launch();
    }

    /** Starts the process again, after it was killed. */
    void start() {
        process = launch();
    }

    /** Tells the process to stop, and starts it again once it has. */
    void restart() {
        process.close();
        start();
    }

    /** Ends the process with SIGKILL; returns when it is gone. */
    void kill() {
        process.process().signal("KILL");
        process.process().await(END);
    }

    /** Stands the process still. */
    void pause() {
        process.process().signal("STOP");
    }

    /** Lets the process go on. */
    void resume() {
        process.process().signal("CONT");
    }

    /** Returns its way to the API server. */
    ApiProxy proxy() {
        return proxy;
    }

    /** Returns the process that runs, or ran last. */
    GatewayProcess process() {
        return process;
    }

    /**
     * Sends an alert.
     *
     * @throws UncheckedIOException where there is no answer
     */
    HttpResponse<String> post(String body) {
        return Http.post(process.signals(), body);
    }

    /** Returns whether it says that it is ready. */
    boolean isReady() {
        try {
            return Http.get(process.management("readyz")).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private GatewayProcess launch() {
        return GatewayProcess.start(cluster, proxy.url(), cluster.adminToken(), namespace, environment);
    }

    @Override
    public void close() {
        process.close();
        proxy.close();
    }

    @Override
    public String toString() {
        return pod;
    }
}
