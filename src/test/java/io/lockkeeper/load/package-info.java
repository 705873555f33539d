/**
 * The load generator: sends Alertmanager webhooks to one or several gateways, at a given pace, and says what came back
 * and how long it took. It is a process of its own, so that it shares no heap and no threads with what it measures, and
 * can be called in-process by tests and benchmarks. It knows the gateway only by its HTTP contract and none of its
 * classes.
 */
@NullMarked
package io.lockkeeper.load;

import org.jspecify.annotations.NullMarked;
