package io.lockkeeper.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Maven at work on a project that depends on the plain jar of this build, offline where this build is. The jar is not
 * installed where others could find it.
 */
public final class ConsumerBuild {

    private static final String ARTIFACT = "lockkeeper";
    /** Long enough to download what is missing. */
    private static final Duration ATMOST = Duration.ofMinutes(9);

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
            run(command(repository, goals));
            repository.giveBack();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not prepare " + project, e);
        }
    }

    private List<String> command(OverlaidRepository repository, String... goals) {
        List<String> command = new ArrayList<>();
        command.add(GatewayCommand.built("consumer.maven").toString());
        command.addAll(List.of("-B", "-f", project.resolve("pom.xml").toString()));
        if ("offline=true".equals(System.getProperty("consumer.mode"))) {
            command.add("-o");
        }
        command.add("-Dmaven.repo.local=" + repository.folder());
        command.add("-Dbuild.folder=" + folder);
        command.add(
                "-Dlockkeeper.version=" + jar.getFileName().toString().replaceFirst(ARTIFACT + "-(.*)[.]jar", "$1"));
        command.add("-Dcamel.version=" + System.getProperty("consumer.camel"));
        command.addAll(List.of(goals));
        return command;
    }

    private void run(List<String> command) {
        Map<String, String> environment = Map.of("JAVA_HOME", System.getProperty("java.home"));
        try (ChildProcess maven =
                ChildProcess.start(folder.resolve("maven.log"), command, environment, ChildProcess.GRACE)) {
            if (maven.await(ATMOST) != 0) {
                throw new IllegalStateException("Maven could not build " + project + ":\n" + maven.logTail());
            }
        }
    }
}
