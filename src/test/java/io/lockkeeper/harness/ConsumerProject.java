package io.lockkeeper.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The project {@code src/test/consumer}, which depends on the plain jar as everybody does who runs it on Camel Main. */
public final class ConsumerProject {

    /** Where it is. */
    public static final Path FOLDER = Path.of("src/test/consumer");

    private static final String ARTIFACT = "lockkeeper";
    private static final String CLASS_PATH_GOAL =
            "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath";
    /** Long enough to download what is missing. */
    private static final Duration RESOLUTION = Duration.ofMinutes(5);

    private final List<Path> classPath;

    private ConsumerProject(List<Path> classPath) {
        this.classPath = classPath;
    }

    /** Has Maven resolve its dependencies, offline where this build is. */
    public static ConsumerProject resolve() {
        Path work = Folders.module().resolve("target/consumer");
        Path jar = GatewayCommand.built("consumer.jar");
        try {
            Folders.delete(work);
            OverlaidRepository repository =
                    new OverlaidRepository(work.resolve("repository"), GatewayCommand.built("consumer.repository"));
            repository.install(jar, Folders.module().resolve("pom.xml"), ARTIFACT);
            Path classPath = work.resolve("classpath");
            run(work, command(jar, repository, classPath));
            return new ConsumerProject(
                    Stream.of(Files.readString(classPath).strip().split(":"))
                            .map(Path::of)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not prepare " + FOLDER, e);
        }
    }

    /** Returns the jars that it runs with, its own classes aside, for it has none. */
    public List<Path> classPath() {
        return classPath;
    }

    private static List<String> command(Path jar, OverlaidRepository repository, Path classPath) {
        List<String> command = new ArrayList<>();
        command.add(GatewayCommand.built("consumer.maven").toString());
        command.addAll(List.of("-B", "-f", Folders.module().resolve(FOLDER) + "/pom.xml"));
        if ("offline=true".equals(System.getProperty("consumer.mode"))) {
            command.add("-o");
        }
        command.add("-Dmaven.repo.local=" + repository.folder());
        command.add(
                "-Dlockkeeper.version=" + jar.getFileName().toString().replaceFirst(ARTIFACT + "-(.*)[.]jar", "$1"));
        command.add("-Dcamel.version=" + System.getProperty("consumer.camel"));
        command.addAll(List.of(CLASS_PATH_GOAL, "-Dmdep.outputFile=" + classPath));
        return command;
    }

    private static void run(Path work, List<String> command) {
        Map<String, String> environment = Map.of("JAVA_HOME", System.getProperty("java.home"));
        try (ChildProcess maven =
                ChildProcess.start(work.resolve("maven.log"), command, environment, ChildProcess.GRACE)) {
            if (maven.await(RESOLUTION) != 0) {
                throw new IllegalStateException("Maven could not resolve " + FOLDER + ":\n" + maven.logTail());
            }
        }
    }
}
