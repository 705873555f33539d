package io.lockkeeper.steps;

import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Outcome.Rejection;
import io.lockkeeper.incident.StormLimits.Scope;
import java.util.Locale;

/** What is counted where alerts are handled. */
public interface SignalMetrics {

    /**
     * One alert was taken up.
     *
     * @param source format it came in
     * @param severity as sent
     */
    void received(String source, String severity);

    /** A request was created for one alert. */
    void created(String source);

    /** One alert was counted on a request that stands. */
    void deduplicated(String alertName);

    /** One alert of a body was dropped, for what it holds. */
    void dropped(String reason);

    /** One attempt to create a request failed. */
    void creationFailed(String kind);

    /** A request was refused because its name was taken. */
    void conflicted(Conflict resolution);

    /** One alert was rejected. */
    void rejected(Rejection reason);

    /** One decision was made about an alert from what is known; there is one for each time that its incident changed. */
    void decided(Decision decision);

    /** One alert was left to its sender's retry because of a storm. */
    void restrained(Scope scope);

    /** Whose the request is whose name was taken. */
    enum Conflict {
        /** It is ours: the reply to its creation was lost. */
        OURS,
        /** Another creator was first. */
        OTHER,
        /** It is of another incident, or the line of names is not as it should be. */
        ODD,
        /** It is gone again. */
        GONE;

        /** Returns the value of the metric's label, as {@code ours}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
