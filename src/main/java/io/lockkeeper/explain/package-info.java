/** Says what would become of an alert, and why, without writing anything. */
@NullMarked
package io.lockkeeper.explain;

import org.jspecify.annotations.NullMarked;
