package io.lockkeeper.load;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Requests that fall due whatever the answers do, each timed from when it was due. */
final class OpenLoop {
    private final Schedule schedule;
    private final int maxInFlight;
    private final Sender sender;
    private final Recorder recorder;
    private final Duration patience;
    private final Semaphore places;
    private final AtomicReference<@Nullable Throwable> bug = new AtomicReference<>();

    OpenLoop(Schedule schedule, int maxInFlight, Duration patience, Sender sender, Recorder recorder) {
        this.schedule = schedule;
        this.maxInFlight = maxInFlight;
        this.patience = patience;
        this.sender = sender;
        this.recorder = recorder;
        this.places = new Semaphore(maxInFlight);
    }

    void run() throws InterruptedException {
        while (schedule.hasNext() && bug.get() == null) {
            Schedule.Due due = schedule.next();
            sendWhenDue(due.request(), recorder.startNanos() + due.at().toNanos());
        }
        // All places free again: nothing is in flight any more.
        places.acquire(maxInFlight);
        if (bug.get() != null) {
            throw new IllegalStateException("A request of the load generator failed", bug.get());
        }
    }

    private void sendWhenDue(Request request, long dueNanos) throws InterruptedException {
        waitUntil(dueNanos);
        recorder.began();
        long patienceLeft = dueNanos + patience.toNanos() - System.nanoTime();
        if (places.tryAcquire(patienceLeft, TimeUnit.NANOSECONDS)) {
            // Nothing is lost with this future: a failure of any of its steps is kept and thrown at the end of the run.
            var unused = sender.send(request)
                    .thenAccept(outcome -> recorder.ended(outcome, dueNanos))
                    .whenComplete((done, failure) -> ended(failure));
        } else {
            recorder.ended(new Outcome.Failed(Fault.UNSENT, System.nanoTime()), dueNanos);
        }
    }

    /** By parking: sleep rounds up to whole milliseconds, and that would be charged to the gateway. */
    private static void waitUntil(long nanos) throws InterruptedException {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException("Interrupted before the next request was due");
            }
        }
    }

    private void ended(@Nullable Throwable failure) {
        if (failure != null) {
            bug.compareAndSet(null, failure);
        }
        places.release();
    }
}
