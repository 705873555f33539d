/** The runnable jar between a real sender and a real API server. */
@NullMarked
package io.lockkeeper.endtoend;

import org.jspecify.annotations.NullMarked;
