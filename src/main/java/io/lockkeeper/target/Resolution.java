package io.lockkeeper.target;

/** What the labels of an alert lead to. */
public sealed interface Resolution {

    /** The resource that the alert is about. */
    record Found(Target target) implements Resolution {}

    /** The labels name no resource. */
    record NoTarget() implements Resolution {}

    /**
     * They name resources, and none of them exists.
     *
     * @param asked the one that was most likely meant
     */
    record NotFound(Target asked) implements Resolution {}

    /**
     * They name a resource of another cluster, which is not accepted here.
     *
     * @param cluster as the alert calls it
     */
    record RemoteCluster(String cluster) implements Resolution {}
}
