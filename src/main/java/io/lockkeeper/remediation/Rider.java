package io.lockkeeper.remediation;

import io.lockkeeper.alert.Traceparent;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.DeadlineExceededException;
import io.lockkeeper.incident.Occurrences;
import io.lockkeeper.incident.TransientFailureException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One alert that waits to be counted, or for word that it is not counted here. This class is threadsafe. */
final class Rider {

    private final CompletableFuture<Optional<Occurrences>> word = new CompletableFuture<>();
    private final @Nullable Traceparent trace;

    /**
     * Makes one.
     *
     * @param trace where the alert stands in its trace, null where that is not known
     */
    Rider(@Nullable Traceparent trace) {
        this.trace = trace;
    }

    /** Returns where the alert stands in its trace, null where that is not known. */
    @Nullable
    Traceparent trace() {
        return trace;
    }

    /** Returns whether somebody still waits for word. */
    boolean waits() {
        return !word.isDone();
    }

    /** Brings what is stored, this alert included; empty where it has to be decided about again. */
    void tell(Optional<Occurrences> stored) {
        word.complete(stored);
    }

    /** Brings word that nobody knows whether it was counted. */
    void fail(Throwable failure) {
        word.completeExceptionally(failure);
    }

    /**
     * Returns the word once it comes.
     *
     * @throws DeadlineExceededException where it does not come in time
     * @throws TransientFailureException where the thread is to end
     */
    Optional<Occurrences> await(Deadline deadline) {
        try {
            return word.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            word.cancel(false);
            throw new DeadlineExceededException(OccurrenceRecorder.GOAL, List.of());
        } catch (InterruptedException e) {
            word.cancel(false);
            Thread.currentThread().interrupt();
            throw new TransientFailureException("interrupted before " + OccurrenceRecorder.GOAL, e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    /** The retry tells failures by their type, so all who fail together have the same one, and not a copy. */
    private static RuntimeException failure(@Nullable Throwable cause) {
        return cause instanceof RuntimeException failure
                ? failure
                : new IllegalStateException("failed before " + OccurrenceRecorder.GOAL, cause);
    }
}
