package io.lockkeeper.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A body as a sender posts it, and what is to become of it.
 *
 * @param rule that it stands for, in words
 * @param content members {@code body}, in which {@code @now} stands for the time, {@code format} and {@code headers} where
 *     they are not those of Alertmanager, and {@code fingerprint} with {@code spec}, {@code rejection} or {@code ignored}
 */
public record Fixture(String rule, JsonNode content) {

    private static final Path FOLDER = Path.of("src/test/resources/signals");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The objects that the fixtures are about. */
    public static final Path CLUSTER = FOLDER.resolve("cluster.yaml");

    /** Returns all of them. */
    public static List<Fixture> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Fixture::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the one of a file, named without its extension. */
    public static Fixture named(String name) {
        return read(FOLDER.resolve(name + ".json"));
    }

    private static Fixture read(Path file) {
        try {
            JsonNode content = JSON.readTree(file.toFile());
            return new Fixture(file.getFileName() + ": " + content.path("rule").asText(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the format of its body, as in the path that takes it. */
    public String format() {
        return content.path("format").asText("prometheus");
    }

    /** Returns its body, as of now. */
    public String body() {
        return content.path("body").toString().replace("@now", Instant.now().toString());
    }

    /** Posts it to the path of its format. */
    public HttpResponse<String> post(URI signals) {
        return postTo(signals.resolve(format()));
    }

    /** Asks what would become of it. */
    public HttpResponse<String> dryRun(URI signals) {
        return postTo(signals.resolve(format() + "?dryRun=true"));
    }

    private HttpResponse<String> postTo(URI path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(path);
        request.header("Content-Type", "application/json");
        content.path("headers")
                .properties()
                .forEach(header ->
                        request.setHeader(header.getKey(), header.getValue().asText()));
        return Http.send(request.POST(BodyPublishers.ofString(body())));
    }

    @Override
    public String toString() {
        return rule;
    }
}
