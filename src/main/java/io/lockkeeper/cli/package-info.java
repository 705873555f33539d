/** What the runnable jar does on the command line besides running as the gateway. */
@NullMarked
package io.lockkeeper.cli;

import org.jspecify.annotations.NullMarked;
