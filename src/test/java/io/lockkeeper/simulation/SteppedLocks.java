package io.lockkeeper.simulation;

import io.lockkeeper.lease.LockEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** What the locks of one process run on: the simulation's time and chance, and threads of which one runs at a time. */
final class SteppedLocks implements LockEnvironment {

    private final Gateway gateway;
    private final World world;
    private final AtomicInteger tasks = new AtomicInteger();

    SteppedLocks(Gateway gateway) {
        this.gateway = gateway;
        this.world = gateway.world();
    }

    @Override
    public long nanoTime() {
        return world.clock().nanoTime();
    }

    @Override
    public Instant now() {
        return world.clock().instant();
    }

    @Override
    public String id() {
        return String.valueOf(world.nextId());
    }

    @Override
    public double random() {
        return world.random().nextDouble();
    }

    @Override
    public Signal signal() {
        return new SteppedSignal();
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        String who = gateway + "/lease" + tasks.incrementAndGet();
        Due due = new Due(nanoTime() + delay.toNanos(), "begins", new AtomicBoolean());
        gateway.turns().start(who, due, task);
        return () -> due.never().set(true);
    }

    /** Stands until a time has come, and may be slow then, as any thread is. */
    private final class Due implements Stop {

        private final long time;
        private final String what;
        private final AtomicBoolean never;

        Due(long time, String what, AtomicBoolean never) {
            this.time = time;
            this.what = what;
            this.never = never;
        }

        AtomicBoolean never() {
            return never;
        }

        @Override
        public List<Option> options(Turn turn) {
            return never.get() || nanoTime() < time ? List.of() : new Pause(gateway.turns(), () -> what).options(turn);
        }

        @Override
        public OptionalLong due() {
            return never.get() ? OptionalLong.empty() : OptionalLong.of(time);
        }
    }

    private final class SteppedSignal implements Signal {

        private final AtomicBoolean set = new AtomicBoolean();

        @Override
        public void set() {
            set.set(true);
        }

        @Override
        public void await(Duration atMost) {
            if (!set.get()) {
                Due end = new Due(nanoTime() + atMost.toNanos(), "has waited for the lock", new AtomicBoolean());
                Turn.stopAt(new Wait(end));
            }
            set.set(false);
        }

        /** Stands until the signal is set, or a time has come. */
        private final class Wait implements Stop {

            private final Due end;

            Wait(Due end) {
                this.end = end;
            }

            @Override
            public List<Option> options(Turn turn) {
                return set.get()
                        ? new Pause(gateway.turns(), () -> "is woken while it waits for the lock").options(turn)
                        : end.options(turn);
            }

            @Override
            public OptionalLong due() {
                return end.due();
            }
        }
    }
}
