/**
 * The benchmark: {@code mvn -Pbench verify}. A real API server, gateways and the load generator, each a process of its own;
 * what the API server can do without a gateway, measured in the same run; and figures that are ratios of the two.
 * {@code docs/benchmark.md} says how it measures.
 */
@NullMarked
package io.lockkeeper.bench;

import org.jspecify.annotations.NullMarked;
