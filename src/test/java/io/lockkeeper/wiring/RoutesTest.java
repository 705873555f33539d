package io.lockkeeper.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.lockkeeper.cluster.CallQueue;
import io.lockkeeper.cluster.ClusterClient;
import io.lockkeeper.cluster.ServerClock;
import io.lockkeeper.cluster.WriteBreaker;
import io.lockkeeper.remediation.CountTracer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What holds for every shipped route file. */
class RoutesTest {

    private static final Path FOLDER = Path.of("src/main/resources/routes");
    private static final String SUFFIX = ".camel.yaml";

    @Test
    void fileIsNamedAfterItsOneRouteWhichSaysWhatItIsFor() throws Exception {
        for (Path file : files()) {
            Map<?, ?> definition = definition(file);

            assertThat(file.getFileName()).hasToString(definition.get("id") + SUFFIX);
            assertThat(definition.get("description"))
                    .as(file.toString())
                    .asString()
                    .isNotBlank();
        }
    }

    @Test
    void readinessWatchesThePipeline() throws Exception {
        List<String> ids = files().stream()
                .map(file -> file.getFileName().toString().replace(SUFFIX, ""))
                .filter(id -> !id.startsWith("errors-") && !id.startsWith("http-") && !id.startsWith("kafka-"))
                .toList();

        assertThat(StartedRoutes.PIPELINE).containsExactlyInAnyOrderElementsOf(ids);
    }

    /** Camel resolves every bean, property, option and endpoint of a route when it starts. */
    @Test
    void startWithTheBeansThatAreBoundAndNoOthers() throws Exception {
        Settings settings = new SettingsReader(key -> Optional.empty(), name -> null).read(List.of(), "ns");
        ServerClock clock = new ServerClock(Clock.systemUTC());
        try (DefaultCamelContext context = new DefaultCamelContext();
                KubernetesClient client = ClusterClient.connect(
                        Duration.ofSeconds(1),
                        "test",
                        new CallQueue(32),
                        new WriteBreaker(Duration.ofSeconds(1), System::nanoTime),
                        clock,
                        (verb, resource, code, took) -> {})) {
            context.getPropertiesComponent().addOverrideProperty("lockkeeper.namespace", "ns");
            new Beans(context, settings, Parts.over(client, clock, settings, Metrics.of(context)), CountTracer.NONE)
                    .bind();
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(files().stream()
                            .map(file -> ResourceHelper.resolveResource(context, "file:" + file))
                            .toList());
            // The HTTP server is the runtime's, and here there is none.
            for (RouteDefinition route : List.copyOf(context.getRouteDefinitions())) {
                if (route.getInput().getEndpointUri().startsWith("platform-http:")) {
                    AdviceWith.adviceWith(
                            context, route, advice -> advice.replaceFromWith("direct:called-" + route.getId()));
                }
            }
            StartedRoutes started = new StartedRoutes(context);
            assertThat(started.fault())
                    .hasValueSatisfying(fault -> assertThat(fault).startsWith("not started: intake, lane, alert"));

            context.start();

            assertThat(started.fault()).isEmpty();
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> found = files.sorted().toList();
            assertThat(found).isNotEmpty().allMatch(file -> file.toString().endsWith(SUFFIX));
            return found;
        }
    }

    private static Map<?, ?> definition(Path file) throws IOException {
        Object content = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        assertThat(content)
                .as(file.toString())
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
        Map<?, ?> entry = (Map<?, ?>) ((List<?>) content).get(0);
        assertThat(entry).as(file.toString()).hasSize(1);
        return (Map<?, ?>) entry.values().iterator().next();
    }
}
