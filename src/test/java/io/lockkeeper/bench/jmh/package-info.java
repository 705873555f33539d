/**
 * Micro-benchmarks of what an alert costs in the gateway itself, without API server and network: time and memory of each
 * part. {@code mvn -Pjmh verify} runs them.
 */
@NullMarked
package io.lockkeeper.bench.jmh;

import org.jspecify.annotations.NullMarked;
