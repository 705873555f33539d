package io.lockkeeper.remediation;

/** What is counted where requests are rendered. */
@FunctionalInterface
public interface ManifestMetrics {

    /** One alert had more in it than a request has room for. */
    void truncated();
}
