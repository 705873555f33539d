package io.lockkeeper.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where the requests go. */
final class TargetOptions {
    @Option(names = "--url", description = "base URL of a gateway; several are used in turn")
    private List<URI> urls = List.of();

    @Option(names = "--path", description = "default: " + Target.PROMETHEUS)
    private String path = Target.PROMETHEUS;

    @Option(names = "--token", description = "bearer token")
    private @Nullable String token;

    @Option(names = "--token-file", description = "file that holds the bearer token")
    private @Nullable Path tokenFile;

    Target target() {
        Check.that(token == null || tokenFile == null, "token", "not with --token-file");
        return new Target(urls, path, tokenFile == null ? token : read(tokenFile));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException("token-file: cannot be read: " + e, e);
        }
    }
}
