/**
 * What a sender told us: {@link io.lockkeeper.alert.Alert} and one reader for each format.
 *
 * <p>It knows nothing of the cluster: which workload an alert is about is decided elsewhere.
 */
@NullMarked
package io.lockkeeper.alert;

import org.jspecify.annotations.NullMarked;
