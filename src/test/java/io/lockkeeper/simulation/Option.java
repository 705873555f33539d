package io.lockkeeper.simulation;

import java.util.function.Supplier;

/**
 * Something that may happen next.
 *
 * @param actor who does it; a seed makes some actors slow and some quick
 * @param happen lets it happen, and returns what did, for the history
 */
record Option(String actor, Supplier<String> happen) {}
