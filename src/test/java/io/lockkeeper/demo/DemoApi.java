package io.lockkeeper.demo;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A Kubernetes API in this process, on the loopback interface and a free port, with the demo's objects in it. */
final class DemoApi implements AutoCloseable {

    /** What its URL names. */
    static final String HOST = "localhost";

    /** Held here: the logging of the JDK forgets the level of a logger that nobody holds. */
    private static final Logger REQUESTS = Logger.getLogger("io.fabric8.mockwebserver");

    private final KubernetesMockServer server;

    private DemoApi(KubernetesMockServer server) {
        this.server = server;
    }

    /** Starts one. */
    static DemoApi start() {
        REQUESTS.setLevel(Level.WARNING);
        DemoApi api = new DemoApi(new KubernetesMockServer(
                new Context(), new MockWebServer(), new HashMap<>(), new DemoDispatcher(), false));
        api.server.init(InetAddress.getLoopbackAddress(), 0);
        try (KubernetesClient client = api.client()) {
            new DemoCluster(client).create();
        } catch (RuntimeException e) {
            api.close();
            throw e;
        }
        return api;
    }

    /** Returns its URL, without a slash at the end. */
    String url() {
        return "http://" + HOST + ":" + server.getPort();
    }

    /** Returns a client of its own, which looks at no KUBECONFIG. */
    KubernetesClient client() {
        return server.createClient();
    }

    @Override
    public void close() {
        server.destroy();
    }
}
