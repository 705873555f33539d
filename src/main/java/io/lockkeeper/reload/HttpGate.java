package io.lockkeeper.reload;

import java.time.Duration;
import java.util.Set;

/** What stands before the HTTP paths of routes that are exchanged. */
public interface HttpGate {

    /** For a server that has no such gate: requests meet whatever is there at the moment. */
    HttpGate NONE = new HttpGate() {
        @Override
        public void shut(Set<String> paths, Duration most) {
            // Nothing is held back.
        }

        @Override
        public void open(Set<String> paths) {
            // Nothing was.
        }
    };

    /**
     * Answers new requests at some paths with 503, and returns once none is in flight there, or after a time.
     *
     * @param paths as routes name them, {@code {}} around variables
     */
    void shut(Set<String> paths, Duration most) throws InterruptedException;

    /**
     * Lets requests in again, and has the server forget what no route takes any more.
     *
     * @param paths all that routes of the folder take now
     */
    void open(Set<String> paths);
}
