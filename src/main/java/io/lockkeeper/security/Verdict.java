package io.lockkeeper.security;

import java.time.Duration;
import java.util.Optional;

/**
 * What was found of a token.
 *
 * @param refusal empty where its bearer may come in
 * @param keep how long this serves
 */
record Verdict(Optional<Refusal> refusal, Duration keep) {}
