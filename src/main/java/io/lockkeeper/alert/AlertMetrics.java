package io.lockkeeper.alert;

/** What is counted where alerts are read. */
@FunctionalInterface
public interface AlertMetrics {

    /** A sender had so many more alerts than it put into its message. */
    void leftOut(int alerts);
}
