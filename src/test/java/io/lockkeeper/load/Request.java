package io.lockkeeper.load;

import java.net.http.HttpRequest.BodyPublisher;

/**
 * One request, which may take several attempts.
 *
 * @param number its place in the run, from 0; it decides which URL it goes to first
 * @param body what it says, the same in every attempt
 */
public record Request(long number, BodyPublisher body) {
    /** Returns a request that says the same, at another place of the run. */
    Request at(long other) {
        return new Request(other, body);
    }
}
