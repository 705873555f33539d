package io.lockkeeper.http;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Bounds how many requests are handled at once. This class is threadsafe. */
public final class Slots {

    private final Semaphore free;

    /**
     * Makes them, all free.
     *
     * @param number of them
     */
    public Slots(int number) {
        this.free = new Semaphore(number);
    }

    /** Returns a slot, empty where none is free: whoever asks is not made to wait. */
    public Optional<Slot> take() {
        return free.tryAcquire() ? Optional.of(new Slot(free)) : Optional.empty();
    }

    /** One request's place. */
    public static final class Slot implements AutoCloseable {

        private final Semaphore free;
        private final AtomicBoolean held = new AtomicBoolean(true);

        private Slot(Semaphore free) {
            this.free = free;
        }

        /** Gives it back. Once is enough. */
        @Override
        public void close() {
            if (held.getAndSet(false)) {
                free.release();
            }
        }
    }
}
