package io.lockkeeper.incident;

import io.lockkeeper.target.Target;
import java.util.regex.Pattern;

/**
 * What makes two alerts the same incident: the resource they are about, and nothing else of them.
 *
 * @param value 64 lower-case hexadecimal digits, as in {@code spec.signalFingerprint}
 */
public record Fingerprint(String value) {

    private static final Pattern FORM = Pattern.compile("[a-f0-9]{64}");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException where it is another one
     */
    public Fingerprint {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("fingerprint is not 64 lower-case hexadecimal digits: " + value);
        }
    }

    /**
     * Returns the fingerprint of a resource: SHA-256 of {@code namespace:Kind:name}, of {@code cluster:namespace:Kind:name}
     * in another cluster, as the Go gateway has it.
     */
    public static Fingerprint of(Target target) {
        String prefix = target.cluster().isEmpty() ? "" : target.cluster() + ":";
        return new Fingerprint(Sha256.hex(prefix + target.identity()));
    }

    /** Returns the first digits, for names that are bounded in length. */
    public String prefix(int digits) {
        return value.substring(0, digits);
    }

    @Override
    public String toString() {
        return value;
    }
}
