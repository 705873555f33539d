package io.lockkeeper.cluster;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this replica's account may do what it has to, asked of the API server beforehand, so that what lacks is told
 * before an alert depends on it. This class is threadsafe.
 */
public final class PermissionCheck {

    private static final Logger LOG = LoggerFactory.getLogger(PermissionCheck.class);

    private final KubernetesClient client;
    private final List<Permission> needed;
    private volatile String fault = "permissions not checked yet";

    /** Makes a check that has not asked yet. */
    public PermissionCheck(KubernetesClient client, List<Permission> needed) {
        this.client = client;
        this.needed = List.copyOf(needed);
    }

    /**
     * Asks about each, logs what is missing where that is news, and keeps it for {@link #fault()}.
     *
     * @throws KubernetesClientException where the API server does not say; what was known before then stands
     */
    public void check() {
        String found = missing();
        if (!found.equals(fault) && !found.isEmpty()) {
            LOG.error("not ready, the account of this replica is {}: grant it", found);
        }
        fault = found;
    }

    /** Returns what the account may not do, empty where nothing is missing. */
    public Optional<String> fault() {
        String found = fault;
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private String missing() {
        try {
            List<Permission> missing =
                    needed.stream().filter(permission -> !isAllowed(permission)).toList();
            return missing.isEmpty()
                    ? ""
                    : missing.stream()
                            .map(Permission::toString)
                            .collect(Collectors.joining(", ", "not allowed to ", ""));
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                LOG.warn("not allowed to ask for its own permissions: they are not checked");
                return "";
            }
            throw e;
        }
    }

    private boolean isAllowed(Permission permission) {
        SelfSubjectAccessReview question = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withNamespace(permission.namespace())
                .withGroup(permission.group())
                .withResource(permission.resource())
                .withSubresource(permission.subresource())
                .withVerb(permission.verb())
                .endResourceAttributes()
                .endSpec()
                .build();
        return client.resource(question).create().getStatus().getAllowed();
    }
}
