package io.lockkeeper.reload;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.reload.ReloadStatus.FileStatus;
import io.lockkeeper.reload.ReloadStatus.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A context whose {@code direct:intake} keeps what comes, a folder of routes, and the reloader between them. */
final class Scene implements AutoCloseable {

    final DefaultCamelContext context = new DefaultCamelContext();
    final List<String> taken = new CopyOnWriteArrayList<>();
    final List<ReloadMetrics.Outcome> outcomes = new ArrayList<>();
    final Path folder;
    private final AtomicLong nanos = new AtomicLong();
    private final RouteReloader reloader;

    Scene(Path folder, String... allowed) {
        this.folder = folder;
        context.getPropertiesComponent().addInitialProperty("routes.topic", "alerts");
        for (String offered : List.of("leaseLock", "answerOutcomes", "readAlerts")) {
            context.getRegistry().bind(offered, Processor.class, (Processor) exchange -> {});
        }
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:intake")
                            .routeId("intake")
                            .process(exchange -> taken.add(exchange.getMessage().getBody(String.class)));
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        context.start();
        List<String> names = allowed.length == 0 ? List.of(AllowList.BUILT_IN) : List.of(allowed);
        reloader = new RouteReloader(
                context, folder, AllowList.of(names), HttpGate.NONE, Duration.ofSeconds(20), outcomes::add, nanos::get);
    }

    /** Writes a file, whole and at once. */
    Scene write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Deletes a file. */
    Scene delete(String name) {
        try {
            Files.delete(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Has the folder read. */
    ReloadStatus read() {
        reloader.run();
        return reloader.status();
    }

    /** Has time pass, as the reloader sees it. */
    Scene later(Duration time) {
        nanos.addAndGet(time.toNanos());
        return this;
    }

    /** Asserts that the routes of the folder that run are these and no others. */
    void assertRuns(String... ids) {
        assertThat(context.getRoutes())
                .extracting(Route::getRouteId)
                .filteredOn(id -> !id.equals("intake"))
                .containsExactlyInAnyOrder(ids);
        for (String id : ids) {
            assertThat(context.getRouteController().getRouteStatus(id).isStarted())
                    .as(id)
                    .isTrue();
        }
    }

    /** Returns what a message that is sent to an endpoint becomes at the intake. */
    String send(String endpoint) {
        taken.clear();
        context.createFluentProducerTemplate().to(endpoint).withBody("x").send();
        return taken.stream().collect(joining(","));
    }

    /** Returns the states of the files. */
    Map<String, State> states() {
        Map<String, State> states = new TreeMap<>();
        reloader.status().files().forEach(file -> states.put(file.name(), file.state()));
        return states;
    }

    /** Returns what is wrong with all files, each fault as it is logged. */
    List<String> faults() {
        return reloader.status().files().stream()
                .map(FileStatus::faults)
                .flatMap(List::stream)
                .map(Fault::toString)
                .toList();
    }

    /** Returns a route that puts a text before what it passes on. */
    static String route(String id, String from, String mark, String to) {
        return """
                - route:
                    id: %s
                    from:
                      uri: %s
                      steps:
                        - setBody:
                            simple: "%s${body}"
                        - to:
                            uri: %s
                """
                .formatted(id, from, mark, to);
    }

    @Override
    public void close() {
        context.stop();
    }
}
