/**
 * The one client to the API server with its policies (when a call is made again, when none are made for a while), and
 * what is known of that server as a whole: whether it answers, what time it is there, and whether its RemediationRequest
 * is the one that this gateway writes.
 *
 * <p>It knows nothing of alerts and incidents.
 */
@NullMarked
package io.lockkeeper.cluster;

import org.jspecify.annotations.NullMarked;
