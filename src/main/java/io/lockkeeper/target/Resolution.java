package io.lockkeeper.target;

/** What an alert leads to. */
public sealed interface Resolution {

    /** The resource that the alert is about. */
    record Found(Target target) implements Resolution {}

    /** It names no resource of a kind that is known here. */
    record NoTarget() implements Resolution {}

    /**
     * It names resources, and none of them exists.
     *
     * @param asked the one that was most likely meant
     */
    record NotFound(Target asked) implements Resolution {}

    /**
     * It names a resource of another cluster, which is not accepted here.
     *
     * @param cluster as the alert calls it
     */
    record RemoteCluster(String cluster) implements Resolution {}
}
