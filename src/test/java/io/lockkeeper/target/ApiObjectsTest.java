package io.lockkeeper.target;

import static io.lockkeeper.target.SampleKinds.DEPLOYMENT;
import static io.lockkeeper.target.SampleKinds.POD;
import static io.lockkeeper.target.SampleKinds.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that knows nothing of metadata alone, nor of limits, as the demo's: it sends all there is. */
class ApiObjectsTest {

    private final KubernetesMockServer server = new KubernetesMockServer(
            new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);
    private final Workload workload = new Workload("shop", "web");

    @BeforeEach
    void start() {
        server.init(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.destroy();
    }

    @Test
    void wholeObjectsServeAsWell() {
        try (KubernetesClient client = server.createClient()) {
            create(client, workload.deployment());
            create(client, workload.service(Map.of("app", "web")));
            create(client, workload.pod("web-b"));
            create(client, workload.pod("web-a"));
            ApiObjects objects = new ApiObjects(new ApiCalls(client));

            assertThat(objects.read(new ObjectRef(DEPLOYMENT, "shop", "web")).known())
                    .hasValueSatisfying(object -> {
                        assertThat(object.name()).isEqualTo("web");
                        assertThat(object.selector()).isEmpty();
                    });
            assertThat(objects.read(new ObjectRef(SERVICE, "shop", "web")).known())
                    .hasValueSatisfying(object -> assertThat(object.selector()).isEqualTo(Map.of("app", "web")));
            assertThat(objects.read(new FirstPod(POD, "shop", Map.of("app", "web")))
                            .known())
                    .hasValueSatisfying(object -> assertThat(object.name()).isEqualTo("web-a"));
            assertThat(objects.read(new ObjectRef(POD, "shop", "none"))).isInstanceOf(Reading.Gone.class);
        }
    }

    private static void create(KubernetesClient client, HasMetadata object) {
        client.resource(object).create();
    }
}
