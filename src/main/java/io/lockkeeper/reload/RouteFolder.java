package io.lockkeeper.reload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.TreeMap;

/**
 * A folder of route files and its subfolders: plain, or a ConfigMap that is mounted, whose files are links into a hidden
 * folder that is exchanged as a whole. What begins with a dot is left out.
 */
final class RouteFolder {

    /** As much as a ConfigMap may hold. */
    private static final int MOST_BYTES = 1 << 20;

    private static final int MOST_FILES = 2000;
    private static final int DEPTH = 8;

    private final Path folder;

    RouteFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads all of it.
     *
     * @throws IOException where the folder itself cannot be read, or holds more than 2000 files
     */
    Snapshot read() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + " is no folder, or is not there");
        }
        Snapshot snapshot = new Snapshot(new TreeMap<>(), new TreeMap<>());
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH, new Reader(snapshot));
        return snapshot;
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    private final class Reader extends SimpleFileVisitor<Path> {

        private final Snapshot snapshot;

        Reader(Snapshot snapshot) {
            this.snapshot = snapshot;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            boolean hidden =
                    !path.equals(folder) && path.getFileName().toString().startsWith(".");
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
            if (!RouteFile.holdsRoutes(path.getFileName().toString())) {
                return FileVisitResult.CONTINUE;
            }
            if (attributes.isDirectory()) {
                fault(path, "lies more than " + DEPTH + " folders deep");
            } else if (!attributes.isRegularFile()) {
                fault(path, "is no plain file, or a link to nothing");
            } else if (attributes.size() > MOST_BYTES) {
                fault(path, "has more than " + MOST_BYTES + " bytes");
            } else {
                read(path);
            }
            if (snapshot.files().size() + snapshot.unreadable().size() > MOST_FILES) {
                throw new IOException(folder + " holds more than " + MOST_FILES + " files of routes");
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
            if (path.equals(folder)) {
                throw failure;
            }
            boolean hidden = path.getFileName().toString().startsWith(".");
            // A link back to a folder above leads to nothing that is not read anyway.
            if (!hidden && !(failure instanceof FileSystemLoopException)) {
                fault(path, "cannot be read: " + failure.getClass().getSimpleName());
            }
            return FileVisitResult.CONTINUE;
        }

        private void read(Path path) {
            try {
                String text = UTF_8.newDecoder()
                        .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                        .toString();
                snapshot.files().put(name(path), new RouteFile(name(path), text));
            } catch (CharacterCodingException e) {
                fault(path, "is no text in UTF-8");
            } catch (IOException e) {
                fault(path, "cannot be read: " + e.getClass().getSimpleName());
            }
        }

        private void fault(Path path, String message) {
            snapshot.unreadable().put(name(path), new Fault(name(path), 1, 1, message));
        }

        private String name(Path path) {
            return folder.relativize(path).toString().replace('\\', '/');
        }
    }
}
