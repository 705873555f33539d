package io.lockkeeper.target;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.target.TargetMetrics.Outcome;

/** Counts every look-up by its outcome, those too that are answered from memory. This class is threadsafe. */
final class CountedObjects implements ClusterObjects {

    private final ClusterObjects objects;
    private final TargetMetrics metrics;

    CountedObjects(ClusterObjects objects, TargetMetrics metrics) {
        this.objects = objects;
        this.metrics = metrics;
    }

    @Override
    public Reading read(Sought sought) {
        try {
            Reading reading = objects.read(sought);
            metrics.lookedUp(sought.kind().name(), outcome(reading));
            return reading;
        } catch (KubernetesClientException e) {
            metrics.lookedUp(sought.kind().name(), Outcome.ERROR);
            throw e;
        }
    }

    private static Outcome outcome(Reading reading) {
        if (reading instanceof Reading.Present) {
            return Outcome.SUCCESS;
        }
        if (reading instanceof Reading.Remembered) {
            return Outcome.REMEMBERED;
        }
        return reading instanceof Reading.Gone ? Outcome.NOT_FOUND : Outcome.FORBIDDEN;
    }
}
