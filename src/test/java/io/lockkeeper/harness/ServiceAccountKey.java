package io.lockkeeper.harness;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
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

    /** Returns the private key that a file holds. */
    static PrivateKey read(Path file) throws IOException, GeneralSecurityException {
        String base64 = Files.readString(file, US_ASCII).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
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
