package io.lockkeeper.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lockkeeper.image.Dockerfile.Instruction;
import io.lockkeeper.image.Dockerfile.Stage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Does what the stages of a {@code Dockerfile} say, each in a folder that stands for its root. */
final class ImageBuild {

    private static final Path CONTEXT = Path.of("").toAbsolutePath();

    private final Path folder;
    private final InstalledJdk jdk;
    private final Map<String, Path> roots = new HashMap<>();

    /**
     * Makes a build.
     *
     * @param folder where the stages shall be, which is not there yet
     * @param jdk whose Java is that of the base image
     */
    ImageBuild(Path folder, InstalledJdk jdk) {
        this.folder = folder.toAbsolutePath();
        this.jdk = jdk;
    }

    /** Builds all stages, and returns the working folder of the last. */
    Path run(Dockerfile file) throws IOException, InterruptedException {
        Path working = folder;
        for (Stage stage : file.stages()) {
            working = build(stage);
        }
        return working;
    }

    private Path build(Stage stage) throws IOException, InterruptedException {
        Path root = folder.resolve(stage.name().isEmpty() ? "image" : stage.name());
        roots.put(stage.name(), root);
        Path working = root;
        for (Instruction step : stage.instructions()) {
            switch (step.name()) {
                case "WORKDIR" ->
                    working = Files.createDirectories(
                            root.resolve(step.arguments().substring(1)));
                case "COPY" -> copy(List.of(step.arguments().split("\\s+")), working);
                case "RUN" -> run(step.arguments(), working);
                // They change no file.
                case "LABEL", "EXPOSE", "USER", "ENTRYPOINT" -> {}
                default -> throw new IllegalStateException("not known how to do " + step);
            }
        }
        return working;
    }

    private void copy(List<String> words, Path working) throws IOException {
        String from = words.get(0).startsWith("--from=") ? words.get(0).substring("--from=".length()) : "";
        List<String> sources = words.subList(from.isEmpty() ? 0 : 1, words.size() - 1);
        String destination = words.get(words.size() - 1);
        for (String source : sources) {
            Path path = from.isEmpty()
                    ? inContext(source)
                    : Objects.requireNonNull(roots.get(from)).resolve(source.substring(1));
            boolean intoFolder = destination.endsWith("/") && !Files.isDirectory(path);
            Path target = working.resolve(destination);
            copyTree(path, intoFolder ? target.resolve(path.getFileName()) : target);
        }
    }

    /** What {@code .dockerignore} does not let through is not there. */
    private static Path inContext(String source) throws IOException {
        Path pattern = Path.of(source);
        if (Files.readAllLines(CONTEXT.resolve(".dockerignore")).stream()
                .noneMatch(line -> line.equals("!" + pattern))) {
            throw new IllegalStateException(source + " is kept out by .dockerignore");
        }
        Path parent = CONTEXT.resolve(pattern).getParent();
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> matches =
                Files.newDirectoryStream(parent, pattern.getFileName().toString())) {
            matches.forEach(found::add);
        }
        if (found.size() != 1) {
            throw new IllegalStateException("there is not one " + source + " but " + found + ": run mvn clean first");
        }
        return found.get(0);
    }

    /** With the times of the files, as an engine does: the cache of the JVM knows jars by them. */
    private static void copyTree(Path from, Path to) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(from)) {
            paths = walk.toList();
        }
        for (Path path : paths) {
            Path target = to.resolve(from.relativize(path).toString()).normalize();
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else {
                Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private void run(String command, Path working) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command)
                .directory(working.toFile())
                .redirectErrorStream(true);
        shell.environment().put("PATH", jdk.path());
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("RUN " + command + " failed:\n" + output);
        }
    }
}
