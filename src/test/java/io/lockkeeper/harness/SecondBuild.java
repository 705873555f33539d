package io.lockkeeper.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** This project built once more, in a folder of another name, from what its jars are made of. */
public final class SecondBuild {

    private static final List<Path> SOURCES = List.of(Path.of("src", "main"), Path.of(".mvn"));
    private static final Path POM = Path.of("pom.xml");

    private final Path folder;

    private SecondBuild(Path folder) {
        this.folder = folder;
    }

    /**
     * Builds the jars, without any test.
     *
     * @param folder for it
     * @param environment further variables
     */
    public static SecondBuild run(Path folder, Map<String, String> environment) throws IOException {
        for (Path source : SOURCES) {
            Files.createDirectories(folder.resolve(source).getParent());
            Folders.copy(Folders.module().resolve(source), folder.resolve(source));
        }
        Files.copy(Folders.module().resolve(POM), folder.resolve(POM));
        Maven.run(
                folder,
                GatewayCommand.built("consumer.repository"),
                folder.resolve("maven.log"),
                environment,
                List.of("package", "-Dmaven.test.skip=true", "-Dspotless.check.skip=true"));
        return new SecondBuild(folder);
    }

    /** Returns the plain jar, of this build and of the second one. */
    public List<Path> plainJars() {
        return both(GatewayCommand.built("consumer.jar"));
    }

    /** Returns the runnable jar, of this build and of the second one. */
    public List<Path> runnableJars() {
        return both(GatewayCommand.packed());
    }

    private List<Path> both(Path first) {
        return List.of(first, folder.resolve("target").resolve(first.getFileName()));
    }
}
