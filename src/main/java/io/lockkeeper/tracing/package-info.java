/** Traces of what the routes do, by OpenTelemetry. Nothing of it is loaded where none are wanted. */
@NullMarked
package io.lockkeeper.tracing;

import org.jspecify.annotations.NullMarked;
