package io.lockkeeper.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A body as a sender posts it, and what is to become of it.
 *
 * @param rule that it stands for, in words
 * @param content members {@code body}, and {@code fingerprint} with {@code spec}, {@code rejection} or {@code ignored}
 */
record Fixture(String rule, JsonNode content) {

    private static final Path FOLDER = Path.of("src/test/resources/signals");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The objects that the fixtures are about. */
    static final Path CLUSTER = FOLDER.resolve("cluster.yaml");

    /** Returns all of them. */
    static List<Fixture> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Fixture::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fixture read(Path file) {
        try {
            JsonNode content = JSON.readTree(file.toFile());
            return new Fixture(file.getFileName() + ": " + content.path("rule").asText(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String body() {
        return content.path("body").toString();
    }

    @Override
    public String toString() {
        return rule;
    }
}
