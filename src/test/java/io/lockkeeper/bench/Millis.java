package io.lockkeeper.bench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** Latencies of a run, in milliseconds. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Millis(double min, double p50, double p90, double p95, double p99, double max, double mean) {}
