package io.lockkeeper.harness;

import io.lockkeeper.harness.ApiCall.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The calls that an {@link ApiProxy} has seen, in the order of their arrival. This class is threadsafe. */
final class CallLog {
    private final long started = System.nanoTime();
    private final Map<Long, ApiCall> calls = new TreeMap<>();
    private long last;

    /** Records a call that arrives now. */
    synchronized ApiCall begin(String method, String path, String query) {
        ApiCall call = new ApiCall(++last, method, path, query, 0, Outcome.IN_FLIGHT, now(), null);
        calls.put(last, call);
        return call;
    }

    /** Records the status with which a call is answered. */
    void answered(ApiCall call, int status) {
        change(call, known -> known.withStatus(status));
    }

    /** Records that a call ends now. */
    void ended(ApiCall call, Outcome outcome) {
        change(call, known -> known.ended(outcome, now()));
    }

    /** Returns all calls. */
    synchronized List<ApiCall> calls() {
        return List.copyOf(calls.values());
    }

    /** Forgets all calls; those in flight do not come back. */
    synchronized void clear() {
        calls.clear();
    }

    private synchronized void change(ApiCall call, UnaryOperator<ApiCall> change) {
        calls.computeIfPresent(call.number(), (number, known) -> change.apply(known));
    }

    private Duration now() {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
