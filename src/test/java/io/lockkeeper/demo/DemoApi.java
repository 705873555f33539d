package io.lockkeeper.demo;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A Kubernetes API in this process, on the loopback interface and a free port, with the demo's objects in it. */
final class DemoApi implements AutoCloseable {

    /** What its URL names. */
    static final String HOST = "localhost";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private DemoApi(HttpServer server) {
        this.server = server;
    }

    /** Starts one. */
    static DemoApi start() {
        DemoApi api = new DemoApi(bind());
        api.server.setExecutor(api.threads);
        api.server.createContext("/", new DemoHandler());
        api.server.start();
        try (KubernetesClient client = api.client()) {
            new DemoCluster(client).create();
        } catch (RuntimeException e) {
            api.close();
            throw e;
        }
        return api;
    }

    private static HttpServer bind() {
        // Otherwise the kernel holds the body of an answer back until its head is acknowledged, which takes 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's API finds no port", e);
        }
    }

    /** Returns its URL, without a slash at the end. */
    String url() {
        return "http://" + HOST + ":" + server.getAddress().getPort();
    }

    /** Returns a client of its own, which looks at no KUBECONFIG. */
    KubernetesClient client() {
        Config config = new ConfigBuilder(Config.empty()).withMasterUrl(url()).build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
