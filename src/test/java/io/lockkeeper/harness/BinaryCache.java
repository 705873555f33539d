package io.lockkeeper.harness;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The folder in which downloaded or built binaries stay between test runs.
 *
 * @param folder the folder of one Kubernetes release, which appears complete or not at all
 */
record BinaryCache(Path folder) {
    /** Something that puts the three executables into an empty folder. */
    @FunctionalInterface
    interface Filler {
        void fill(Path folder) throws BinariesMissing;
    }

    /** Returns the binaries when they are here and run. */
    KubeBinaries binaries() throws BinariesMissing {
        return new KubeBinaries(folder).checked();
    }

    /**
     * Fills the cache unless another process or thread has done so meanwhile, and returns what is in it.
     *
     * @throws BinariesMissing when the filler gives up or what it brought does not run; the cache is then as before
     */
    KubeBinaries fill(Filler filler) throws BinariesMissing {
        // The lock of a file is held by the whole JVM, so its threads need one of their own.
        synchronized (BinaryCache.class) {
            try (FileChannel channel = lockFile();
                    FileLock held = channel.lock()) {
                return held.isValid() && Files.isDirectory(folder) && runs() ? binaries() : replace(filler);
            } catch (IOException e) {
                throw new BinariesMissing("could not write to " + folder, e);
            }
        }
    }

    private FileChannel lockFile() throws IOException {
        Files.createDirectories(folder.resolveSibling("."));
        Path file = folder.resolveSibling(folder.getFileName() + ".lock");
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private boolean runs() {
        try {
            binaries();
            return true;
        } catch (BinariesMissing e) {
            return false;
        }
    }

    /** A run that was killed may have left its half-filled folder, which is why the name is fixed and emptied first. */
    private KubeBinaries replace(Filler filler) throws BinariesMissing, IOException {
        Path partial = folder.resolveSibling(folder.getFileName() + ".partial");
        Folders.delete(partial);
        Files.createDirectories(partial);
        try {
            filler.fill(partial);
            new KubeBinaries(partial).checked();
            Folders.delete(folder);
            Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(partial);
        }
        return new KubeBinaries(folder);
    }
}
