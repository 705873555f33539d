package io.lockkeeper.incident;

import java.time.Duration;

/**
 * What decisions go by, besides what is known.
 *
 * @param leastInterval least time between the creation of two requests of one incident; zero for none
 * @param verify when requests are listed before one is created, although nothing is in doubt
 */
public record DecisionRules(Duration leastInterval, Verify verify) {}
