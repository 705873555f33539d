/**
 * A randomised test of what keeps an incident to one RemediationRequest: several gateway processes, each with the real
 * view, decision, steps, routes and counting, against an API server in memory. Whatever happens outside of them is a
 * choice that one seed makes, so a seed tells the same history each time.
 */
@NullMarked
package io.lockkeeper.simulation;

import org.jspecify.annotations.NullMarked;
