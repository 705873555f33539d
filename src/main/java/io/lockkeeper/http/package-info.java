/**
 * What senders see over HTTP: answers, problems, and the bounds on what is taken in.
 *
 * <p>It knows outcomes, but neither the cluster nor Camel.
 */
@NullMarked
package io.lockkeeper.http;

import org.jspecify.annotations.NullMarked;
