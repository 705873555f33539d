package io.lockkeeper.wiring;

import io.lockkeeper.cluster.Permission;
import io.lockkeeper.lease.KubernetesLeaseStore;
import io.lockkeeper.lease.LeaseStoreException;
import io.lockkeeper.remediation.Manifest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the account of a replica has to be allowed to do, whatever alerts are about. */
final class NeededPermissions {

    private NeededPermissions() {}

    /** Returns it for these settings. */
    static List<Permission> of(Settings settings) {
        List<Permission> needed = new ArrayList<>();
        Stream.of("create", "get", "list", "watch")
                .map(verb -> requests(settings, "", verb))
                .forEach(needed::add);
        needed.add(requests(settings, "status", "patch"));
        if (settings.locks()) {
            Arrays.stream(LeaseStoreException.Verb.values())
                    .map(verb -> new Permission(
                            settings.lease().namespace(),
                            KubernetesLeaseStore.GROUP,
                            KubernetesLeaseStore.PLURAL,
                            "",
                            verb.label()))
                    .forEach(needed::add);
        }
        if (settings.entry().enabled()) {
            needed.add(Permission.inCluster("authentication.k8s.io", "tokenreviews", "create"));
            needed.add(Permission.inCluster("authorization.k8s.io", "subjectaccessreviews", "create"));
        }
        return List.copyOf(needed);
    }

    private static Permission requests(Settings settings, String subresource, String verb) {
        return new Permission(settings.namespace(), Manifest.GROUP, Manifest.PLURAL, subresource, verb);
    }
}
