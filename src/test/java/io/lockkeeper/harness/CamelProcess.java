package io.lockkeeper.harness;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Camel without Spring Boot in a process of its own, on a free port. */
public final class CamelProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);

    private final ChildProcess process;
    private final Platform platform;
    private final URI base;

    /**
     * What Camel runs on.
     *
     * @param listens what it logs once it listens; its first group is the port
     * @param started what it logs once its routes have started, afterwards or in the same line
     * @param health path of its health checks
     * @param metrics path of its metrics
     */
    public record Platform(Pattern listens, Pattern started, String health, String metrics) {

        /** Camel Main. */
        public static final Platform MAIN = new Platform(
                Pattern.compile("Vert.x HttpServer started on \\S+:(\\d+)"),
                Pattern.compile("Apache Camel \\S+ \\(\\S+\\) started in"),
                "/observe/health",
                "/observe/metrics");

        /** Camel Quarkus, which is what the operator of Camel K builds. */
        public static final Platform QUARKUS = new Platform(
                Pattern.compile("Listening on: http://\\S+:(\\d+)"),
                Pattern.compile("Listening on"),
                "/q/health",
                "/q/metrics");
    }

    private CamelProcess(ChildProcess process, Platform platform) {
        this.process = process;
        this.platform = platform;
        String port = process.awaitLog(platform.listens(), START).group(1);
        process.awaitLog(platform.started(), START);
        this.base = URI.create("http://127.0.0.1:" + port + "/");
    }

    /**
     * Starts one, and returns once its routes have started.
     *
     * @param folder of its files, the {@code kubeconfig.yaml} among them
     * @param program arguments of {@code java} after its options
     * @param environment further variables
     */
    public static CamelProcess start(
            Platform platform, Path folder, List<String> program, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("KUBECONFIG", folder.resolve("kubeconfig.yaml").toString());
        List<String> command = new ArrayList<>(GatewayCommand.java(folder));
        command.addAll(program);
        ChildProcess process = ChildProcess.start(folder.resolve("camel.log"), command, all, Duration.ofSeconds(40));
        try {
            return new CamelProcess(process, platform);
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /** Returns the URL of a path, as {@code /team/alerts}. */
    public URI url(String path) {
        return base.resolve(path);
    }

    /** Returns what it says about its readiness. */
    public HttpResponse<String> readiness() {
        return Http.get(url(platform.health() + "/ready"));
    }

    /** Returns what it says about its liveness. */
    public HttpResponse<String> liveness() {
        return Http.get(url(platform.health() + "/live"));
    }

    /** Waits until it is ready. */
    public void awaitReady() {
        Awaitility.await("readiness").atMost(START).until(() -> readiness().statusCode() == 200);
    }

    /** Returns its metrics. */
    public Scrape metrics() {
        return new Scrape(url(platform.metrics()));
    }

    /** Stops it gracefully. */
    @Override
    public void close() {
        process.close();
    }
}
