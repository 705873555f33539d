package io.lockkeeper.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of one cluster.
 *
 * @param folder the folder that holds them and nothing else
 */
record ClusterFiles(Path folder) {
    /** Makes a new folder with the files that the API server reads, the administrator's token among them. */
    static ClusterFiles create(String adminToken) {
        try {
            Files.createDirectories(Folders.clusters());
            ClusterFiles files = new ClusterFiles(Files.createTempDirectory(Folders.clusters(), "cluster-"));
            ServiceAccountKey.write(files.serviceAccountKey());
            Files.writeString(files.tokens(), adminToken + ",admin,admin,\"system:masters\"\n", UTF_8);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not make the files of a cluster in " + Folders.clusters(), e);
        }
    }

    /** Returns the folder in which etcd keeps its data. */
    Path etcdData() {
        return folder.resolve("etcd");
    }

    /** Returns the folder of a copy of it. */
    Path etcdCopy() {
        return folder.resolve("etcd-copy");
    }

    /** Returns the folder in which the API server puts the certificate that it makes for itself. */
    Path certificates() {
        return folder.resolve("certificates");
    }

    /** Returns that certificate, with the one that signed it. */
    Path certificate() {
        return certificates().resolve("apiserver.crt");
    }

    /** Returns the RSA key that signs the tokens of service accounts. */
    Path serviceAccountKey() {
        return folder.resolve("service-account.key");
    }

    /** Returns the file with the administrator's token, as the API server reads it. */
    Path tokens() {
        return folder.resolve("tokens.csv");
    }

    /** Puts a copy of what etcd has stored aside. */
    void keepData() {
        replace(etcdCopy(), etcdData());
    }

    /** Puts the copy in the place of what etcd has stored. */
    void restoreData() {
        replace(etcdData(), etcdCopy());
    }

    /** Deletes what etcd has stored, which is large; the logs stay. */
    void deleteData() {
        try {
            Folders.delete(etcdData());
            Folders.delete(etcdCopy());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not delete " + etcdData(), e);
        }
    }

    private static void replace(Path to, Path from) {
        try {
            Folders.delete(to);
            Folders.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not copy " + from + " to " + to, e);
        }
    }
}
