package io.lockkeeper.lease;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Which Lease stands for a key: the same as the Go gateway's where the key is a fingerprint.
 *
 * <p>Two keys that begin with the same 16 digits have the same Lease. They exclude each other, which is safe and costs a
 * wait; the whole key, which the Lease bears too, tells them apart in the log.
 *
 * @param value the Lease's name, of characters that any Kubernetes name may have
 * @param key what is locked
 */
record LeaseName(String value, String key) {

    /** How the name of every Lease begins that stands for a key. */
    static final String PREFIX = "gw-lock-";

    /** The Lease of the one replica that sweeps at the moment. */
    static final LeaseName SWEEPER = new LeaseName("lockkeeper-sweeper", "lockkeeper-sweeper");

    /** How the name of every Lease begins that says that a key is done. */
    static final String DONE_PREFIX = "idempotent-";

    private static final int DIGITS = 16;
    private static final int LONGEST_KEY = 1024;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]+");

    /**
     * Returns the Lease of a key: {@code gw-lock-} and the key's first 16 digits, where it consists of lower-case
     * hexadecimal digits; of its SHA-256 where it does not. A key that is too long to be written on the Lease is written
     * as {@code sha256:} and its digest.
     *
     * @throws IllegalArgumentException where the key is empty
     */
    static LeaseName of(String key) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("the key of a lock is empty");
        }
        String digits = HEX.matcher(key).matches() ? key : sha256(key);
        String name = PREFIX + digits.substring(0, Math.min(DIGITS, digits.length()));
        return new LeaseName(name, written(key));
    }

    /**
     * Returns the Lease that says that a key is done: {@code idempotent-} and the whole SHA-256 of the key, so that no two
     * keys share it.
     */
    static LeaseName ofDone(String key) {
        return new LeaseName(DONE_PREFIX + sha256(key), written(key));
    }

    private static String written(String key) {
        return key.length() > LONGEST_KEY ? "sha256:" + sha256(key) : key;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
