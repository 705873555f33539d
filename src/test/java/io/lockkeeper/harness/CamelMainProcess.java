package io.lockkeeper.harness;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Camel Main in a process of its own, on a free port, with no class of the project that runs it. */
public final class CamelMainProcess implements AutoCloseable {

    private static final Pattern LISTENS = Pattern.compile("Vert.x HttpServer started on \\S+:(\\d+)");
    private static final Pattern STARTED = Pattern.compile("Apache Camel \\S+ \\(\\S+\\) started in");
    private static final Duration START = Duration.ofSeconds(90);

    private final ChildProcess process;
    private final URI base;

    private CamelMainProcess(ChildProcess process) {
        this.process = process;
        String port = process.awaitLog(LISTENS, START).group(1);
        process.awaitLog(STARTED, START);
        this.base = URI.create("http://127.0.0.1:" + port + "/");
    }

    /**
     * Starts one, and returns once its routes have started.
     *
     * @param folder with its {@code application.properties} and the file {@code kubeconfig.yaml}
     * @param classPath the jars
     * @param environment further variables
     */
    public static CamelMainProcess start(Path folder, List<Path> classPath, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("KUBECONFIG", folder.resolve("kubeconfig.yaml").toString());
        List<String> command = GatewayCommand.java(folder);
        command.add("-cp");
        command.add(Stream.concat(Stream.of(folder), classPath.stream())
                .map(Path::toString)
                .collect(Collectors.joining(":")));
        command.add("org.apache.camel.main.Main");
        ChildProcess process = ChildProcess.start(folder.resolve("camel.log"), command, all, Duration.ofSeconds(40));
        try {
            return new CamelMainProcess(process);
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
        return Http.get(url("/observe/health/ready"));
    }

    /** Waits until it is ready. */
    public void awaitReady() {
        Awaitility.await("readiness").atMost(START).until(() -> readiness().statusCode() == 200);
    }

    /** Returns its metrics. */
    public Scrape metrics() {
        return new Scrape(url("/observe/metrics"));
    }

    /** Stops it gracefully. */
    @Override
    public void close() {
        process.close();
    }
}
