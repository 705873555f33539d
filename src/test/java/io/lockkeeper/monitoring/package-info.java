/** The rules for Prometheus and the dashboard for Grafana, on the real Prometheus. */
@NullMarked
package io.lockkeeper.monitoring;

import org.jspecify.annotations.NullMarked;
