/**
 * The page that shows what a benchmark has measured, made from its {@code summary.json} and from nothing else: the figures
 * asked for first, then each group of runs. It is one file, without scripts, and loads nothing.
 *
 * <p>It takes what is there: a run of which something was not measured is shown without it.
 */
@NullMarked
package io.lockkeeper.bench.report;

import org.jspecify.annotations.NullMarked;
