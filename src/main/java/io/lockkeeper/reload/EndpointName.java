package io.lockkeeper.reload;

/**
 * Which endpoint a URI is of, without its options.
 *
 * @param scheme of its component
 * @param path what follows
 */
record EndpointName(String scheme, String path) {

    /** Returns the one of a URI without placeholders. */
    static EndpointName of(String uri) {
        int colon = uri.indexOf(':');
        String scheme = colon < 0 ? uri : uri.substring(0, colon);
        String rest = colon < 0 ? "" : uri.substring(colon + 1);
        return new EndpointName(scheme, rest.replaceFirst("\\?.*$", "").replaceFirst("^//", ""));
    }

    @Override
    public String toString() {
        return scheme + ":" + path;
    }
}
