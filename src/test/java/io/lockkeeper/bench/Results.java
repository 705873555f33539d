package io.lockkeeper.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of one benchmark: one for each run, and the summary of them. */
final class Results {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    private Results(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens a folder. Runs of an earlier attempt are kept, unless that one came to its end or was about another jar.
     *
     * @param fresh whether nothing is kept
     */
    static Results open(Path folder, Path jar, boolean fresh) {
        Results results = new Results(folder);
        Path stamp = folder.resolve("jar.sha256");
        try {
            String digest = digest(jar);
            boolean same = Files.exists(stamp) && Files.readString(stamp).equals(digest);
            if (fresh || !same || Files.exists(results.summary())) {
                results.clear();
            }
            Files.createDirectories(folder);
            Files.writeString(stamp, digest);
            return results;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not prepare " + folder, e);
        }
    }

    private void clear() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String digest(Path jar) throws IOException {
        try (InputStream in = Files.newInputStream(jar)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Returns the run of an id, empty where it has not been made. */
    Optional<Run> read(String id) {
        Path file = file(id);
        try {
            return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), Run.class)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file + ": delete it, and it is measured again", e);
        }
    }

    /** Keeps a run. */
    void write(Run run) {
        write(file(run.id()), run);
    }

    /** Keeps the summary, and returns where. */
    Path write(Summary summary) {
        write(summary(), summary);
        return summary();
    }

    private Path file(String id) {
        return folder.resolve(id + ".json");
    }

    private Path summary() {
        return folder.resolve("summary.json");
    }

    /** Whole or not at all: what is half written would be taken for a result. */
    private static void write(Path file, Object value) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            JSON.writerWithDefaultPrettyPrinter().writeValue(part.toFile(), value);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file, e);
        }
    }
}
