/**
 * A lock for processes that share nothing but a Kubernetes API server: one Lease for each key, made to be held for
 * seconds.
 *
 * <p>{@link io.lockkeeper.lease.LeaseLock} is where to begin. It is an optimisation and a courtesy, no proof: a holder that is paused
 * past expiry wakes after others have entered, so what must never happen twice needs a check of its own where it is
 * written, and asks {@link io.lockkeeper.lease.Hold#isHeld()} first. The package is a library: it knows nothing of
 * alerts, of Camel or of Spring, and of Kubernetes only in its one store.
 */
@NullMarked
package io.lockkeeper.lease;

import org.jspecify.annotations.NullMarked;
