package io.lockkeeper.wiring;

import io.lockkeeper.cluster.Permission;
import io.lockkeeper.remediation.Manifest;
import java.util.List;
import java.util.stream.Stream;

/** What the account of a replica has to be allowed to do, whatever alerts are about. */
final class NeededPermissions {

    private NeededPermissions() {}

    /** Returns it for these settings. */
    static List<Permission> of(Settings settings) {
        return Stream.concat(
                        Stream.of("create", "get", "list", "watch").map(verb -> requests(settings, "", verb)),
                        Stream.of(requests(settings, "status", "patch")))
                .toList();
    }

    private static Permission requests(Settings settings, String subresource, String verb) {
        return new Permission(settings.namespace(), Manifest.GROUP, Manifest.PLURAL, subresource, verb);
    }
}
