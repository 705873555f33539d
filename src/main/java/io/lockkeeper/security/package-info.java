/**
 * Who may come in: tokens, which the API server judges, and signatures for senders that have none.
 *
 * <p>It knows neither HTTP servers nor alerts. No token, key or signature is ever part of a message.
 */
@NullMarked
package io.lockkeeper.security;

import org.jspecify.annotations.NullMarked;
