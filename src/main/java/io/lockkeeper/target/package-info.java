/**
 * Which Kubernetes resource an alert is about.
 *
 * <p>It knows alerts and the cluster, but nothing of incidents or of what is done about them.
 */
@NullMarked
package io.lockkeeper.target;

import org.jspecify.annotations.NullMarked;
