package io.lockkeeper.load;

import java.util.SortedMap;

/**
 * What came of one round.
 *
 * @param round its number, from 0
 * @param workload what its requests were about
 * @param counts how many of its requests ended so, by HTTP status or {@link Fault#word()}
 */
public record Round(int round, String workload, SortedMap<String, Integer> counts) {}
