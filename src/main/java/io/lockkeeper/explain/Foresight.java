package io.lockkeeper.explain;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.incident.Check;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.Decider;
import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Fingerprint;
import io.lockkeeper.remediation.RemediationRequests;

/**
 * Finds out what would be decided about an alert now.
 *
 * @param decider what is decided by; one whose view is fed by nobody doubts everything, so that all is read
 * @param requests where what is in doubt is read
 */
public record Foresight(Decider decider, RemediationRequests requests) {

    /**
     * Returns the decision. Whatever would have to be read before a request is created is read for it.
     *
     * @throws KubernetesClientException where the API server does not say
     */
    Decision decide(Fingerprint fingerprint, Deadline deadline) {
        Decision decision = decider.decide(fingerprint);
        boolean unchecked = decision instanceof Decision.Open open && !(open.check() instanceof Check.None);
        return unchecked
                ? decider.decideAmong(
                        fingerprint,
                        requests.list(fingerprint, decider.view().now(), deadline)
                                .requests())
                : decision;
    }
}
