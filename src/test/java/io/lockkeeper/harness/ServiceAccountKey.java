package io.lockkeeper.harness;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The RSA key with which the API server signs the tokens of service accounts. */
final class ServiceAccountKey {
    private static final int BITS = 2048;

    private ServiceAccountKey() {}

    /** Writes a new private key as PKCS #8 in PEM, from which the API server derives the public one too. */
    static void write(Path file) throws IOException {
        byte[] key = generator().generateKeyPair().getPrivate().getEncoded();
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n", US_ASCII);
    }

    private static KeyPairGenerator generator() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform knows RSA", e);
        }
    }
}
