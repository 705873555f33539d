package io.lockkeeper.integration;

import com.fasterxml.jackson.databind.JsonNode;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** A gateway that takes routes from a folder, and the folder. */
final class RouteFolder {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Path folder;
    private final GatewayProcess gateway;

    private RouteFolder(Path folder, GatewayProcess gateway) {
        this.folder = folder;
        this.gateway = gateway;
    }

    /** Starts a gateway of an installation, with the folder as it is. */
    static RouteFolder start(Installation installation, Path folder, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>();
        all.put("LOCKKEEPER_ROUTES_DIRECTORY", folder.toAbsolutePath().toString());
        all.put("LOCKKEEPER_ROUTES_EVERY", "200ms");
        all.putAll(environment);
        return new RouteFolder(folder, installation.start(all));
    }

    /**
     * Starts a gateway that has what is in the folder loaded and watched by Camel instead, as it does for developers.
     *
     * @param removeAll whether each change takes all routes away first, which is what it does where nothing is said
     */
    static RouteFolder startWithCamelsOwn(Installation installation, Path folder, boolean removeAll) {
        String path = folder.toAbsolutePath().toString();
        return new RouteFolder(
                folder,
                installation.start(Map.of(
                        "CAMEL_MAIN_ROUTESINCLUDEPATTERN", "classpath:routes/*.camel.yaml,file:" + path + "/**/*.yaml",
                        "CAMEL_MAIN_ROUTESRELOADENABLED", "true",
                        "CAMEL_MAIN_ROUTESRELOADDIRECTORY", path,
                        "CAMEL_MAIN_ROUTESRELOADDIRECTORYRECURSIVE", "true",
                        "CAMEL_MAIN_ROUTESRELOADPATTERN", "*.yaml",
                        "CAMEL_MAIN_ROUTESRELOADREMOVEALLROUTES", Boolean.toString(removeAll),
                        "LOGGING_LEVEL_ORG_APACHE_CAMEL", "INFO")));
    }

    /** Returns the gateway. */
    GatewayProcess gateway() {
        return gateway;
    }

    /** Writes a file. */
    void write(String name, String text) {
        write(folder, name, text);
    }

    /** Writes a file of a folder. */
    static void write(Path folder, String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a file. */
    void delete(String name) {
        try {
            Files.delete(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the URL of a path for signals. */
    URI url(String path) {
        return gateway.signals().resolve(path);
    }

    /** Returns what the gateway says of the folder. */
    JsonNode status() {
        return Http.json(Http.get(gateway.management("routes")));
    }

    /** Does something to the folder, and waits until routes of it were taken over. */
    void takenOver(Runnable edit) {
        long before = status().path("generation").asLong();
        edit.run();
        Awaitility.await("the edit")
                .atMost(SOON)
                .until(() -> status().path("generation").asLong() > before);
    }

    /** Waits until a file is in a state. */
    void await(String name, String state) {
        Awaitility.await(name).atMost(SOON).until(() -> StreamSupport.stream(
                        status().path("files").spliterator(), false)
                .filter(file -> file.path("name").asText().equals(name))
                .anyMatch(file -> file.path("state").asText().equals(state)));
    }

    /** Returns a route that takes Alertmanager's webhook at a path of its own. */
    static String webhook(String id, String path) {
        return """
                - route:
                    id: %s
                    routeConfigurationId: errors-http
                    from:
                      uri: platform-http:%s
                      parameters:
                        httpMethodRestrict: POST
                        useStreaming: true
                        populateBodyWithForm: false
                      steps:
                        - setProperty:
                            name: LockkeeperFormat
                            constant: prometheus
                        - to: direct:http-admit
                        - to: direct:intake
                        - process:
                            ref: answerOutcomes
                """
                .formatted(id, path);
    }
}
