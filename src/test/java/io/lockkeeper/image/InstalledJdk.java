package io.lockkeeper.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JDK of this machine.
 *
 * @param home its folder
 */
record InstalledJdk(Path home) {

    private static final Pattern BASE = Pattern.compile("eclipse-temurin:(\\d+)-jre");

    /**
     * Returns one of the version that an image begins with: the one that runs this test, or one among those that Debian's
     * packages have put beside each other.
     *
     * @param base as {@code eclipse-temurin:25-jre}
     * @throws IllegalStateException where there is none
     */
    static InstalledJdk like(String base) {
        Matcher version = BASE.matcher(base);
        if (!version.matches()) {
            throw new IllegalStateException(base + " names no version of Java");
        }
        String wanted = version.group(1);
        return Stream.concat(Stream.of(Path.of(System.getProperty("java.home"))), installed().stream())
                .filter(home -> is(wanted, home))
                .map(InstalledJdk::new)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no JDK " + wanted
                        + " in /usr/lib/jvm: install the package temurin-" + wanted + "-jdk"));
    }

    /** Returns the value of PATH with which {@code java} is this one. */
    String path() {
        return home.resolve("bin") + ":" + System.getenv("PATH");
    }

    private static List<Path> installed() {
        Path folder = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> homes = Files.list(folder)) {
            return homes.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean is(String version, Path home) {
        Path release = home.resolve("release");
        try {
            return Files.isRegularFile(release)
                    && Files.readString(release).contains("JAVA_VERSION=\"" + version + ".")
                    && Files.isExecutable(home.resolve("bin/java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
