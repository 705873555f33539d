package io.lockkeeper.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.RecordedLog;
import io.lockkeeper.lease.LockEnvironment.Signal;
import io.lockkeeper.lease.LockEnvironment.Timer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SystemEnvironmentTest {

    private static final Duration FAR = Duration.ofDays(1);

    @AutoClose
    private final SystemEnvironment environment = new SystemEnvironment(2);

    @Test
    void signalEndsTheWait() throws InterruptedException {
        Signal signal = environment.signal();
        environment.after(Duration.ofMillis(1), signal::set);

        signal.await(FAR);
    }

    @Test
    void signalThatWasSetBeforeEndsOneWait() throws InterruptedException {
        Signal signal = environment.signal();
        signal.set();
        signal.set();
        signal.await(FAR);
        long start = System.nanoTime();
        signal.await(Duration.ofMillis(5));

        assertThat(System.nanoTime() - start).as("it was taken back").isGreaterThanOrEqualTo(5_000_000);
    }

    @Test
    void taskDoesNotRunBeforeItsTime() throws InterruptedException {
        long start = environment.nanoTime();
        CountDownLatch ran = new CountDownLatch(1);
        environment.after(Duration.ofMillis(20), ran::countDown);

        assertThat(ran.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(environment.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
    }

    @Test
    void cancelledTaskDoesNotRun() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        Semaphore cancelled = new Semaphore(0);
        CountDownLatch later = new CountDownLatch(1);
        SystemEnvironment single = new SystemEnvironment(1);
        // Its one thread is busy until the task is cancelled.
        single.after(Duration.ZERO, cancelled::acquireUninterruptibly);
        Timer timer = single.after(Duration.ZERO, runs::incrementAndGet);
        single.after(Duration.ZERO, later::countDown);
        timer.cancel();
        cancelled.release();

        assertThat(later.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(runs).hasValue(0);
        single.close();
    }

    @Test
    void failureOfATaskIsLogged() throws InterruptedException {
        RecordedLog log = new RecordedLog(SystemEnvironment.class);
        CountDownLatch ran = new CountDownLatch(1);
        SystemEnvironment single = new SystemEnvironment(1);
        single.after(Duration.ZERO, () -> {
            throw new IllegalStateException("a defect");
        });
        single.after(Duration.ZERO, ran::countDown);

        assertThat(ran.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(log.lines()).containsExactly("a task of a lock failed");
        single.close();
        log.close();
    }

    @Test
    void closedItRunsNothing() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        environment.after(Duration.ofMillis(1), runs::incrementAndGet);
        environment.close();
        int before = runs.get();
        environment.after(Duration.ZERO, runs::incrementAndGet).cancel();
        environment.after(Duration.ZERO, runs::incrementAndGet);

        assertThat(runs).hasValue(before);
    }

    @Test
    void idsDiffer() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            ids.add(environment.id());
        }

        assertThat(ids).hasSize(1000);
        assertThat(environment.random()).isBetween(0.0, 1.0);
        assertThat(environment.now()).isNotEqualTo(environment.now().plusSeconds(1));
    }
}
