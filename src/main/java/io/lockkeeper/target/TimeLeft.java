package io.lockkeeper.target;

/** The time that whoever asks still has. */
@FunctionalInterface
public interface TimeLeft {

    /**
     * Returns quietly while there is time left, and throws an exception of its own when there is none.
     *
     * @param next what is about to be done, in words that follow "before": {@code its Deployment was looked up}
     */
    void check(String next);
}
