package io.lockkeeper.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.alert.Traceparent;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Occurrences;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A recorder whose writes are made, and whose pauses end, when the test says so. */
abstract class SteppedRecorder {

    static final Deadline FAR = Deadline.in(Duration.ofMinutes(1), Duration.ofSeconds(2), System::nanoTime);

    final ScriptedStore store = new ScriptedStore();
    final NotedMemory memory = new NotedMemory();
    final Deque<Runnable> due = new ArrayDeque<>();
    private final Deque<Runnable> resting = new ArrayDeque<>();
    final List<Duration> pauses = new ArrayList<>();
    final List<List<Traceparent>> shown = new ArrayList<>();
    final OccurrenceRecorder recorder = recorder(due::add, Duration.ZERO);
    final KnownRequest request = store.create("rr", "u");

    OccurrenceRecorder recorder(Executor executor, Duration drain) {
        return recorder(executor, this::rest, drain);
    }

    OccurrenceRecorder recorder(Executor executor, OccurrenceRecorder.Later later, Duration drain) {
        OccurrenceWriter writer = new OccurrenceWriter(store, memory, KnownRequest::isActive, Clock.systemUTC());
        return new OccurrenceRecorder(writer, memory, executor, later, shown(), drain);
    }

    private void rest(Runnable task, Duration pause) {
        resting.add(task);
        pauses.add(pause);
    }

    private CountTracer shown() {
        return new CountTracer() {
            @Override
            public <T> T show(List<Traceparent> alerts, Supplier<T> write) {
                shown.add(alerts);
                return write.get();
            }
        };
    }

    void write() {
        due.remove().run();
    }

    private void endPause() {
        resting.remove().run();
    }

    void writeAll() {
        while (!due.isEmpty() || !resting.isEmpty()) {
            if (due.isEmpty()) {
                endPause();
            } else {
                write();
            }
        }
    }

    static Optional<Integer> count(Rider rider) {
        assertThat(rider.waits()).as("has word").isFalse();
        return rider.await(FAR).map(Occurrences::count);
    }

    /** A deadline that has passed. */
    static Deadline over() {
        AtomicLong nanos = new AtomicLong();
        Deadline deadline = Deadline.in(Duration.ofNanos(1), Duration.ofNanos(1), nanos::get);
        nanos.set(2);
        return deadline;
    }
}
