package io.lockkeeper.incident;

/**
 * What the live view counts.
 *
 * @param requests how many are known
 * @param active how many of these are active
 * @param contested fingerprints with more than one active request: there must be none
 * @param inDoubt fingerprints that are in doubt on their own, apart from what all of them are in doubt for
 */
public record ViewCounts(int requests, int active, int contested, int inDoubt) {}
