package io.lockkeeper.security;

/** Why somebody may not come in. */
public enum Refusal {
    /** No header says who it is. */
    NO_CREDENTIALS(false, "Authorization: absent, expected 'Bearer ' and the token of an account that may post here"),
    /** The header says it in a form that is not known here. */
    NO_TOKEN(false, "Authorization: not 'Bearer ' and a token"),
    /** The token's own time is over, which needs no asking. */
    EXPIRED(false, "Authorization: the token has expired; get a new one, and read it anew for each request"),
    /** The API server does not know the token. */
    UNKNOWN_TOKEN(
            false, "Authorization: not valid here; the token may have ended, or be for another audience or cluster"),
    /** The route takes signatures, and there is neither one nor a token. */
    NO_SIGNATURE(false, "X-Signature and X-Timestamp: absent, and so is Authorization; expected the ones or the other"),
    /** The signature is none by its form. */
    MALFORMED_SIGNATURE(false, "X-Signature: not 'sha256=' and 64 hexadecimal digits"),
    /** The time that is signed is none. */
    MALFORMED_TIME(false, "X-Timestamp: not a time in Unix seconds such as 1769860800"),
    /** The signature was made too long ago, or will be. */
    OUTSIDE_WINDOW(false, "X-Timestamp: too far from now for a signature; check the sender's clock"),
    /** No key makes this signature. */
    WRONG_SIGNATURE(false, "X-Signature: not that of X-Timestamp, a dot and the body by any key of this route"),
    /** The API server knows who it is, and he may not. */
    NOT_ALLOWED(
            true,
            "the account of this token may not create services/gateway-service in the namespace of the gateway: bind it"
                    + " to a Role that lets it");

    private final boolean known;
    private final String message;

    Refusal(boolean known, String message) {
        this.known = known;
        this.message = message;
    }

    /** Returns whether it is known who asks, so that it would not help to say it better. */
    public boolean known() {
        return known;
    }

    /** Returns what the sender is told: field and fault. */
    public String message() {
        return message;
    }
}
