package io.lockkeeper.integration;

import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.Leases;
import io.lockkeeper.lease.Acquisition.Held;
import io.lockkeeper.lease.Hold;
import io.lockkeeper.lease.LockRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Many pods that all want one lock at once, each with a name, a client and threads of its own. */
final class LockPods implements AutoCloseable {

    private static final String KEY = "c94bee70b191f68ccdaafdb961dd9a482167bd529bb7bffdcf07c4e113f06071";
    private static final String LEASE = "gw-lock-c94bee70b191f68c";
    /** Long enough for a machine that stands still for a while: nobody is to be overtaken here. */
    private static final Duration DURATION = Duration.ofSeconds(60);

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Installation installation;
    private final Leases leases;
    private final List<LockPod> pods;
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger together = new AtomicInteger();
    private final AtomicInteger unprotected = new AtomicInteger();

    /**
     * What came of a contest.
     *
     * @param acquisitions how often the lock was had
     * @param calls about Leases that the API server got for it
     * @param together how often somebody came in and found others there
     * @param unprotected how often the Lease was not its holder's while the lock was held
     */
    record Contest(int acquisitions, int calls, int together, int unprotected) {

        double callsEach() {
            return (double) calls / acquisitions;
        }
    }

    LockPods(Installation installation, int number) {
        this.installation = installation;
        leases = installation.leases();
        pods = IntStream.range(0, number)
                .mapToObj(pod -> new LockPod("pod-" + pod, installation.client(), installation.namespace(), DURATION))
                .toList();
    }

    /** Has each of them take the lock once in every round, all at the same time, and returns when none has it any more. */
    Contest contest(int rounds) throws Exception {
        installation.proxy().reset();
        CyclicBarrier start = new CyclicBarrier(pods.size());
        ExecutorService threads = Executors.newFixedThreadPool(pods.size());
        int acquisitions = 0;
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            pods.forEach(pod -> work.add(() -> enter(pod, rounds, start)));
            for (Future<Integer> entered : threads.invokeAll(work)) {
                acquisitions += entered.get();
            }
        } finally {
            threads.shutdownNow();
        }
        for (LockPod pod : pods) {
            pod.lock().drain(PATIENCE);
        }
        int calls = installation
                .proxy()
                .calls(call -> call.path().contains("/leases"))
                .size();
        return new Contest(acquisitions, calls, together.get(), unprotected.get());
    }

    private int enter(LockPod pod, int rounds, CyclicBarrier start) throws Exception {
        int acquisitions = 0;
        for (int round = 0; round < rounds; round++) {
            start.await();
            if (pod.lock().acquire(new LockRequest(KEY, new Object(), PATIENCE)) instanceof Held held) {
                acquisitions++;
                stayInside(pod, held.hold());
            }
        }
        return acquisitions;
    }

    private void stayInside(LockPod pod, Hold hold) {
        together.addAndGet(inside.getAndIncrement());
        String holder = leases.get(LEASE).getSpec().getHolderIdentity();
        if (!hold.isHeld() || !holder.startsWith(pod.name() + "/")) {
            unprotected.incrementAndGet();
        }
        inside.decrementAndGet();
        hold.release();
    }

    @Override
    public void close() {
        pods.forEach(LockPod::close);
    }
}
