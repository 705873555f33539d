package io.lockkeeper.chaos;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.harness.LeaseOf;
import io.lockkeeper.harness.Leases;
import io.lockkeeper.harness.RequestHistory;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.incident.Fingerprint;
import io.lockkeeper.target.Target;
import java.net.HttpURLConnection;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;

/**
 * A creator of requests that keeps to the Lease and to nothing else, as the Go gateway does: under the Lease it looks
 * whether a request is active, and gives the one that it creates a random name.
 */
final class OtherCreator {

    private static final String HOLDER = "other-creator";

    private final Requests requests;
    private final Leases leases;

    /** Makes one. */
    OtherCreator(Requests requests, Leases leases) {
        this.requests = requests;
        this.leases = leases;
    }

    /** Looks under the Lease that it has taken, creates where nothing is active, and gives it back; returns whether it did. */
    boolean finish(String deployment) {
        boolean stands = requests.of(deployment).stream().anyMatch(RequestHistory::isActive);
        if (!stands) {
            requests.create(request(deployment));
        }
        leases.delete(LeaseOf.deployment(deployment));
        return !stands;
    }

    /** Takes the Lease; returns whether nobody had it. */
    boolean take(String deployment) {
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        Lease lease = new LeaseBuilder()
                .withNewMetadata()
                .withName(LeaseOf.deployment(deployment))
                .endMetadata()
                .withNewSpec()
                .withHolderIdentity(HOLDER)
                .withLeaseDurationSeconds(30)
                .withAcquireTime(now)
                .withRenewTime(now)
                .endSpec()
                .build();
        try {
            leases.create(lease);
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    private static GenericKubernetesResource request(String deployment) {
        Target target = new Target("", "shop", "Deployment", deployment, "apps/v1");
        GenericKubernetesResource request = Requests.sample(
                "rr-other-" + UUID.randomUUID(), Fingerprint.of(target).value());
        request.getMetadata().setAnnotations(Map.of());
        Map<String, Object> about = request.get("spec", "targetResource");
        about.put("name", deployment);
        return request;
    }
}
