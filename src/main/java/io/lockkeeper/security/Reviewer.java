package io.lockkeeper.security;

import java.util.Optional;

/** Whoever knows tokens and what their bearers may do. Both may throw a KubernetesClientException: cannot ask. */
interface Reviewer {

    /** Returns whose token it is, empty where it is nobody's. */
    Optional<Identity> identify(String token);

    /** Returns whether somebody may post here. */
    boolean isAllowed(Identity identity);
}
