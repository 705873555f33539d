package io.lockkeeper.reload;

/**
 * Something that only one file may have.
 *
 * @param kind of what it is
 * @param name with what differs between equal names taken out
 */
record Claim(String kind, String name) {

    /** Returns what a use claims. */
    static Claim of(Use use) {
        return switch (use.kind()) {
            case ROUTE_ID -> new Claim("route", use.text());
            case BEAN -> new Claim("bean", use.text());
            default -> {
                EndpointName endpoint = EndpointName.of(use.text());
                // What a variable of a path is called makes no difference.
                yield new Claim(
                        endpoint.scheme(),
                        endpoint.path().replaceAll("\\{[^}]*}", "{}").replaceFirst("/$", ""));
            }
        };
    }

    @Override
    public String toString() {
        return kind + " '" + name + "'";
    }
}
