package io.lockkeeper.incident;

/**
 * A place in the line of requests of one fingerprint. Each is named after the one before, so that two creators who saw
 * the same predecessor meet on one name and the API server refuses the second.
 *
 * @param name of the request, {@code rr-} + 12 digits of the fingerprint + {@code -} + 16 digits
 * @param sequence from 1
 * @param previous uid of the one before, {@value #NONE} for the first
 */
public record Link(String name, int sequence, String previous) {

    /** Stands for the uid of the predecessor that the first link does not have. */
    public static final String NONE = "none";

    /** Returns the first link of a fingerprint's line. */
    public static Link first(Fingerprint fingerprint) {
        return new Link(nameAfter(fingerprint, NONE), 1, NONE);
    }

    /** Returns the link that follows a request of the same fingerprint. */
    public static Link after(Fingerprint fingerprint, KnownRequest previous) {
        return new Link(nameAfter(fingerprint, previous.uid()), previous.sequence() + 1, previous.uid());
    }

    private static String nameAfter(Fingerprint fingerprint, String previous) {
        String digest = Sha256.hex(fingerprint + ":" + previous);
        return "rr-" + fingerprint.prefix(12) + "-" + digest.substring(0, 16);
    }
}
