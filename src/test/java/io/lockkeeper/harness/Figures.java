package io.lockkeeper.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What tests have measured, for people: in the log of the run, and in files of {@code target/figures}. */
public final class Figures {

    private Figures() {}

    /** Notes one line of what a test has measured. */
    public static void note(Class<?> test, String line) {
        System.out.println(line);
        Path file = Path.of("target", "figures", test.getSimpleName() + ".md");
        try {
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not note: " + line, e);
        }
    }
}
