/**
 * Routes that integrators keep in a folder: checked, tried, and exchanged while the gateway runs. The last good set is what
 * runs, always.
 */
@NullMarked
package io.lockkeeper.reload;

import org.jspecify.annotations.NullMarked;
