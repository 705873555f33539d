/** What the gateways guarantee, while everything around them breaks: real processes, a real API server, injected faults. */
@NullMarked
package io.lockkeeper.chaos;

import org.jspecify.annotations.NullMarked;
