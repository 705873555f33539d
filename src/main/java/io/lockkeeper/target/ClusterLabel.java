package io.lockkeeper.target;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which cluster an alert is about. This class is threadsafe. */
final class ClusterLabel {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterLabel.class);
    private static final String KEY = "cluster";

    private final TargetRules rules;
    private final AtomicBoolean hinted = new AtomicBoolean();

    ClusterLabel(TargetRules rules) {
        this.rules = rules;
    }

    /** Returns the cluster as the alert calls it, empty for this one. */
    String read(Map<String, String> labels) {
        String value = labels.getOrDefault(KEY, "");
        if (value.isBlank() || rules.localNames().contains(value)) {
            return "";
        }
        if (rules.localNames().isEmpty()) {
            hint(value);
        }
        return value;
    }

    private void hint(String value) {
        if (!hinted.getAndSet(true)) {
            LOG.info(
                    "alerts bear the label cluster, as {}, and events have none, so that an alert and an event of one"
                            + " workload are two incidents: name this cluster in lockkeeper.cluster.local-names",
                    value);
        }
    }
}
