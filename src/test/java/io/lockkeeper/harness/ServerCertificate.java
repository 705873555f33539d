package io.lockkeeper.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;

/**
 * A certificate for 127.0.0.1 that signed itself, and its key.
 *
 * @param certificate as the server shows it
 * @param key that belongs to it
 */
public record ServerCertificate(X509Certificate certificate, Key key) {

    private static final String PASSWORD = "changeit";

    /**
     * Makes one with the JDK's keytool.
     *
     * @param folder where its store is left
     */
    public static ServerCertificate make(Path folder, String commonName)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve(commonName + ".p12");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + commonName,
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new AssertionError("keytool failed");
        }
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        return new ServerCertificate(
                (X509Certificate) keys.getCertificate("server"), keys.getKey("server", PASSWORD.toCharArray()));
    }

    /** Returns the files of a Secret of type {@code kubernetes.io/tls}. */
    public Map<String, String> files() throws GeneralSecurityException {
        return Map.of(
                "tls.crt", pem("CERTIFICATE", certificate.getEncoded()),
                "tls.key", pem("PRIVATE KEY", key.getEncoded()));
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + type
                + "-----\n";
    }
}
