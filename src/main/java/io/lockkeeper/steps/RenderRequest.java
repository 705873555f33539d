package io.lockkeeper.steps;

import io.lockkeeper.alert.Alert;
import io.lockkeeper.alert.Traceparent;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Incident;
import io.lockkeeper.remediation.Manifest;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.kubernetes.KubernetesConstants;

/**
 * Sets what the custom resources producer reads: the manifest and the five headers that say what it is one of. It throws
 * where there is no time left for the producer to create the request.
 */
public final class RenderRequest implements Processor {

    private final Manifest manifest;

    /** Makes the step. */
    public RenderRequest(Manifest manifest) {
        this.manifest = manifest;
    }

    @Override
    public void process(Exchange exchange) {
        Signal.get(exchange, Signal.DEADLINE, Deadline.class).check("the RemediationRequest was created");
        Decision.Open decision = Signal.get(exchange, Signal.DECISION, Decision.Open.class);
        String rendered = manifest.render(
                Signal.get(exchange, Signal.ALERT, Alert.class),
                Signal.get(exchange, Signal.INCIDENT, Incident.class),
                decision.link(),
                Signal.get(exchange, Signal.DELIVERY, String.class),
                exchange.getProperty(Signal.TRACEPARENT, Traceparent.class));
        Message message = exchange.getMessage();
        message.setHeader(KubernetesConstants.KUBERNETES_CRD_INSTANCE, rendered);
        message.setHeader(KubernetesConstants.KUBERNETES_CRD_NAME, Manifest.DEFINITION_NAME);
        message.setHeader(KubernetesConstants.KUBERNETES_CRD_GROUP, Manifest.GROUP);
        message.setHeader(KubernetesConstants.KUBERNETES_CRD_VERSION, Manifest.VERSION);
        message.setHeader(KubernetesConstants.KUBERNETES_CRD_PLURAL, Manifest.PLURAL);
        message.setHeader(KubernetesConstants.KUBERNETES_CRD_SCOPE, "Namespaced");
    }
}
