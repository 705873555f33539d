package io.lockkeeper.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/**
 * A folder as a kubelet mounts a ConfigMap: the files are in a hidden folder, a link to which is exchanged at once, and each
 * has a link through that one. The version before is deleted.
 */
public final class MountedConfigMap {

    private static final String DATA = "..data";

    private MountedConfigMap() {}

    /**
     * Brings a version of the ConfigMap to a folder. Links of files that are no longer in it stay.
     *
     * @param version a name that no version before had
     * @param files their texts, by name
     */
    public static void bring(Path folder, int version, Map<String, String> files) throws IOException {
        Path data = folder.resolve(DATA);
        Optional<Path> before = Files.exists(data) ? Optional.of(data.toRealPath()) : Optional.empty();
        Path hidden = Files.createDirectory(folder.resolve("..version_" + version));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(hidden.resolve(file.getKey()), file.getValue());
        }
        Path link = Files.createSymbolicLink(folder.resolve("..data_tmp"), hidden.getFileName());
        Files.move(link, data, StandardCopyOption.ATOMIC_MOVE);
        for (String name : files.keySet()) {
            if (!Files.isSymbolicLink(folder.resolve(name))) {
                Files.createSymbolicLink(folder.resolve(name), Path.of(DATA, name));
            }
        }
        if (before.isPresent()) {
            Folders.delete(before.get());
        }
    }
}
