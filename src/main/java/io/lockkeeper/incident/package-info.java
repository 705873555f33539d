/**
 * What an incident is, what is known of it, and what may become of an alert that belongs to it.
 *
 * <p>It decides; it neither writes to the cluster nor knows how alerts arrive.
 */
@NullMarked
package io.lockkeeper.incident;

import org.jspecify.annotations.NullMarked;
