package io.lockkeeper.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Maven at work on a project that depends on the plain jar of this build, offline where this build is. The jar is not
 * installed where others could find it.
 */
public final class ConsumerBuild {

    private static final String ARTIFACT = "lockkeeper";

    private final Path project;
    private final Path folder;
    private final Path jar = GatewayCommand.built("consumer.jar");

    /** Prepares the work on a project, in a folder of this build that has its name. */
    public ConsumerBuild(Path project) {
        this.project = Folders.module().resolve(project);
        this.folder = Folders.module().resolve("target").resolve(project.getFileName());
    }

    /** Returns the folder in which the project finds its files, and leaves them. */
    public Path folder() {
        return folder;
    }

    /** Runs goals and phases, or fails with the end of the log. */
    public void run(String... goals) {
        try {
            Folders.delete(folder);
            OverlaidRepository repository =
                    new OverlaidRepository(folder.resolve("repository"), GatewayCommand.built("consumer.repository"));
            repository.install(jar, Folders.module().resolve("pom.xml"), ARTIFACT);
            Maven.run(project, repository.folder(), folder.resolve("maven.log"), Map.of(), arguments(goals));
            repository.giveBack();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not prepare " + project, e);
        }
    }

    private List<String> arguments(String... goals) {
        List<String> arguments = new ArrayList<>(List.of(
                "-Dbuild.folder=" + folder,
                "-Dlockkeeper.version=" + jar.getFileName().toString().replaceFirst(ARTIFACT + "-(.*)[.]jar", "$1"),
                "-Dcamel.version=" + System.getProperty("consumer.camel")));
        arguments.addAll(List.of(goals));
        return arguments;
    }
}
