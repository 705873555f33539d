package io.lockkeeper.cluster;

import java.time.Duration;

/** What is counted where the API server is called. */
@FunctionalInterface
public interface ApiMetrics {

    /**
     * One call ended, or a watch began.
     *
     * @param verb as permissions name it: {@code get}
     * @param resource as permissions name it: {@code leases}, {@code remediationrequests/status}; {@code other} where it is
     *     none
     * @param code status of the answer, {@code none} where there was none
     */
    void called(String verb, String resource, String code, Duration took);
}
