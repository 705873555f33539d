/**
 * The one client to the API server, and what is known of that server as a whole: whether it answers, and whether its
 * RemediationRequest is the one that this gateway writes.
 *
 * <p>It knows nothing of alerts and incidents.
 */
@NullMarked
package io.lockkeeper.cluster;

import org.jspecify.annotations.NullMarked;
