package io.lockkeeper.explain;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.alert.Alert;
import io.lockkeeper.alert.Received;
import io.lockkeeper.cluster.ApiFailure;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Incident;
import io.lockkeeper.remediation.Manifest;
import io.lockkeeper.target.NoClusterException;
import io.lockkeeper.target.ScopeReport;
import io.lockkeeper.target.SearchReport;
import io.lockkeeper.target.Target;
import io.lockkeeper.target.TargetReports;

/**
 * Says what would become of an alert now, and why: it searches, decides and renders as the gateway does, and writes
 * nothing. What only holds back alerts in great numbers, as the bounds on what is in flight, it leaves out. This class is
 * threadsafe.
 */
public final class Explainer {

    private static final String DELIVERY = "drawn anew for each handling of an alert";

    private final TargetReports targets;
    private final Foresight foresight;
    private final Manifest manifest;

    /**
     * Makes it.
     *
     * @param manifest one that counts nothing
     */
    public Explainer(TargetReports targets, Foresight foresight, Manifest manifest) {
        this.targets = targets;
        this.foresight = foresight;
        this.manifest = manifest;
    }

    /**
     * Explains what was read.
     *
     * @throws io.lockkeeper.incident.DeadlineExceededException where there is no time to ask
     */
    public Explanation explain(Received received, Deadline deadline) {
        Draft draft = new Draft(received);
        if (received instanceof Alert alert && alert.isFiring()) {
            SearchReport search = targets.search(alert, deadline::check);
            draft.searched(search);
            if (search.failure() != null) {
                draft.unverified("which of its candidates exists, and who owns it: " + said(search.failure()));
            }
            search.target().ifPresent(target -> explain(alert, target, deadline, draft));
        }
        return draft.explanation();
    }

    private void explain(Alert alert, Target target, Deadline deadline, Draft draft) {
        ScopeReport scope = targets.scope(target, deadline::check);
        draft.scoped(target, scope);
        if (scope.failure() != null) {
            draft.unverified("whether it is managed: " + said(scope.failure()));
        }
        if (!Boolean.FALSE.equals(scope.managed())) {
            decide(alert, Incident.of(target), deadline, draft);
        }
    }

    private void decide(Alert alert, Incident incident, Deadline deadline, Draft draft) {
        try {
            Decision decision = foresight.decide(incident.fingerprint(), deadline);
            draft.decided(Decided.note(decision, manifest.namespace()));
            if (decision instanceof Decision.Open open) {
                draft.rendered(manifest.render(alert, incident, open.link(), DELIVERY, null));
            }
        } catch (KubernetesClientException e) {
            draft.unverified("whether a RemediationRequest stands for it: " + said(e));
        }
    }

    private static String said(KubernetesClientException failure) {
        return failure instanceof NoClusterException none ? none.because() : ApiFailure.describe(failure);
    }
}
