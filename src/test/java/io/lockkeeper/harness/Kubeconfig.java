package io.lockkeeper.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A kubeconfig with one server and one user.
 *
 * @param serverUrl the API server or a proxy in front of it
 * @param caFile the certificates trusted when the URL is https
 * @param token the bearer token of the user
 */
record Kubeconfig(String serverUrl, Path caFile, String token) {
    private static final String NAME = "lockkeeper-test";

    /** Writes the file, and its folders where they are missing. */
    void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
            Files.writeString(file, Serialization.asYaml(content()), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write the kubeconfig " + file, e);
        }
    }

    private Config content() {
        return new ConfigBuilder()
                .withApiVersion("v1")
                .withKind("Config")
                .addNewCluster()
                .withName(NAME)
                .withNewCluster()
                .withServer(serverUrl)
                // An http URL with a certificate authority is refused by kubectl's library.
                .withCertificateAuthority(serverUrl.startsWith("https:") ? caFile.toString() : null)
                .endCluster()
                .endCluster()
                .addNewUser()
                .withName(NAME)
                .withNewUser()
                .withToken(token)
                .endUser()
                .endUser()
                .addNewContext()
                .withName(NAME)
                .withNewContext()
                .withCluster(NAME)
                .withUser(NAME)
                .endContext()
                .endContext()
                .withCurrentContext(NAME)
                .build();
    }
}
