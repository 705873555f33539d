/**
 * RemediationRequests as the cluster stores them: how they are named, rendered, found and counted on.
 *
 * <p>It does what {@code incident} decides, and knows nothing of how alerts arrive or are answered.
 */
@NullMarked
package io.lockkeeper.remediation;

import org.jspecify.annotations.NullMarked;
