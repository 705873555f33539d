package io.lockkeeper.demo;

import io.fabric8.kubernetes.client.Config;
import io.lockkeeper.boot.Application;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts an API in this process and the gateway against it, and prints what to try. */
public final class Demo {

    /** Where the gateway of the demo makes its requests. */
    static final String NAMESPACE = "kubernaut-system";

    private final DemoApi api;

    private Demo(DemoApi api) {
        this.api = api;
    }

    /**
     * Runs the demo until the process is told to end.
     *
     * @param arguments handed on to the gateway
     */
    public static void main(String[] arguments) {
        DemoApi api = DemoApi.start();
        try {
            new Demo(api).run(arguments);
        } catch (RuntimeException e) {
            // Its threads would keep the process alive.
            api.close();
            throw e;
        }
    }

    private void run(String[] arguments) {
        pointTheGatewayAt(api.url());
        WhenReady ready = new WhenReady();
        SpringApplication.withHook(application -> ready, () -> Application.main(arguments));
        System.out.print(new Banner(Tryout.all(ready.gateway, api.url())));
        System.out.flush();
    }

    /** System properties come before all else that names a cluster, so no KUBECONFIG and no proxy is looked at. */
    private static void pointTheGatewayAt(String url) {
        System.setProperty(Config.KUBERNETES_MASTER_SYSTEM_PROPERTY, url);
        System.setProperty(Config.KUBERNETES_AUTH_TRYKUBECONFIG_SYSTEM_PROPERTY, "false");
        System.setProperty(Config.KUBERNETES_AUTH_TRYSERVICEACCOUNT_SYSTEM_PROPERTY, "false");
        System.setProperty(Config.KUBERNETES_NO_PROXY, DemoApi.HOST);
        System.setProperty("lockkeeper.namespace", NAMESPACE);
        System.setProperty("lockkeeper.auth.enabled", "false");
        // There is no load balancer here that would have to notice first.
        System.setProperty("lockkeeper.shutdown.wait", "0s");
    }

    /** Outside of the application, which so stays the one that is shipped. */
    private final class WhenReady implements SpringApplicationRunListener {

        private String gateway = "";

        @Override
        public void ready(ConfigurableApplicationContext context, Duration timeTaken) {
            // These run after the context is closed: requests in flight still find the API.
            SpringApplication.getShutdownHandlers().add(api::close);
            gateway = "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
        }
    }
}
