/**
 * The classes that routes refer to: each a few lines that take a signal from the exchange to the package that knows
 * what to do, and put back what came of it.
 *
 * <p>A signal is carried by the body (bytes, then alerts, then outcomes) and by the exchange properties of
 * {@link io.lockkeeper.steps.Signal}.
 */
@NullMarked
package io.lockkeeper.steps;

import org.jspecify.annotations.NullMarked;
