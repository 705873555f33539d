package io.lockkeeper.bench;

import java.net.URI;
import java.util.List;

/**
 * The API server by itself, called as the gateways call it. Who calls it ends once all of its calls have.
 *
 * @param urls that of the API server
 * @param access of the caller, in place of a gateway
 */
record Bare(List<URI> urls, Access access) implements Subject {

    Bare(Ground ground) {
        this(List.of(URI.create(ground.cluster().url())), Access.make(ground, "raw"));
    }
}
