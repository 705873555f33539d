package io.lockkeeper.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A command that a test needs and a package of Debian brings. */
public final class DebianCommand {

    private DebianCommand() {}

    /**
     * Returns where the command is.
     *
     * @param name of the command
     * @param debianPackage that brings it
     * @throws IllegalStateException where it is not on the path
     */
    public static String find(String name, String debianPackage) {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        name + " is not on the path: install Debian's package " + debianPackage));
    }
}
