package io.lockkeeper.load;

import java.net.http.HttpRequest.BodyPublisher;

/**
 * One request, which may take several attempts.
 *
 * @param number its place in the run, from 0; it decides which URL it goes to first
 * @param body what it says, the same in every attempt
 */
record Request(long number, BodyPublisher body) {}
