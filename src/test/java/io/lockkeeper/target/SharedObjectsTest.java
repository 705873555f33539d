package io.lockkeeper.target;

import static io.lockkeeper.target.SampleKinds.DEPLOYMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.harness.OwnThread;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharedObjectsTest {

    private static final ObjectRef APP = new ObjectRef(DEPLOYMENT, "shop", "app");
    private static final ObjectRef OTHER = new ObjectRef(DEPLOYMENT, "shop", "other");
    private static final int WAITERS = 5;

    private final AtomicLong nanos = new AtomicLong();
    private final InMemoryObjects objects = new InMemoryObjects();
    private final SharedObjects shared = new SharedObjects(objects, nanos::get);

    @Test
    void objectThatIsThereIsHeldToBeSoForHalfAMinute() {
        objects.put(APP);
        shared.read(APP);

        pass(29);
        assertThat(shared.read(APP)).isInstanceOf(Reading.Present.class);
        assertThat(objects.asked()).hasSize(1);

        pass(2);
        shared.read(APP);
        assertThat(objects.asked()).hasSize(2);
    }

    @Test
    void objectThatIsNotThereOrMayNotBeReadIsAskedForAgainAfterFiveSeconds() {
        objects.answer(OTHER, new Reading.Forbidden());
        shared.read(APP);
        shared.read(OTHER);
        pass(4);
        shared.read(APP);
        shared.read(OTHER);
        assertThat(objects.asked()).hasSize(2);

        pass(2);
        objects.put(APP);
        assertThat(shared.read(APP)).isInstanceOf(Reading.Present.class);
        shared.read(OTHER);
        assertThat(objects.asked()).hasSize(4);

        // The new answer counts for its own time, not for what was left of the old one's.
        pass(10);
        shared.read(APP);
        assertThat(objects.asked()).hasSize(4);
    }

    @Test
    void whatCannotExistIsNotAskedFor() {
        assertThat(shared.read(new ObjectRef(DEPLOYMENT, "shop", "../app"))).isInstanceOf(Reading.Gone.class);
        assertThat(objects.asked()).isEmpty();
    }

    @Test
    void failureIsNotKept() {
        AtomicInteger asked = new AtomicInteger();
        SharedObjects failing = new SharedObjects(
                sought -> {
                    asked.incrementAndGet();
                    throw new KubernetesClientException("down");
                },
                nanos::get);

        assertThatThrownBy(() -> failing.read(APP)).hasMessage("down");
        assertThatThrownBy(() -> failing.read(APP)).hasMessage("down");
        assertThat(asked).hasValue(2);
    }

    @Test
    void thoseWhoAskAtOnceShareOneAnswer() throws Exception {
        SlowObjects slow = new SlowObjects(new Reading.Gone());
        List<CompletableFuture<Reading>> answers = slow.askAtOnce();

        for (CompletableFuture<Reading> answer : answers) {
            assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(new Reading.Gone());
        }
        assertThat(slow.asked).hasValue(1);
    }

    @Test
    void thoseWhoAskAtOnceShareOneFailure() {
        SlowObjects slow = new SlowObjects(null);

        assertThat(slow.askAtOnce()).hasSize(WAITERS + 1).allSatisfy(answer -> assertThatThrownBy(
                        () -> answer.get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(KubernetesClientException.class, failure -> assertThat(failure.getCode())
                        .isEqualTo(503)));
        assertThat(slow.asked).hasValue(1);
    }

    @Test
    void otherQuestionsDoNotWait() throws Exception {
        SlowObjects slow = new SlowObjects(new Reading.Gone());
        CompletableFuture<Reading> waiting = OwnThread.supply(() -> slow.shared.read(APP));
        slow.awaitAsked();

        CompletableFuture<Reading> other = OwnThread.supply(() -> slow.shared.read(OTHER));
        assertThat(other.get(10, TimeUnit.SECONDS)).isInstanceOf(Reading.Gone.class);

        slow.answer.countDown();
        waiting.get(10, TimeUnit.SECONDS);
    }

    private void pass(int seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    /** A cluster that answers about one object only when it is told to. */
    private final class SlowObjects {

        private final AtomicInteger asked = new AtomicInteger();
        private final CountDownLatch answer = new CountDownLatch(1);
        private final SharedObjects shared;

        /** Makes one that answers with a reading, or with a failure where there is none. */
        SlowObjects(@Nullable Reading reading) {
            shared = new SharedObjects(
                    sought -> {
                        if (sought.equals(APP)) {
                            asked.incrementAndGet();
                            await();
                        }
                        if (reading == null) {
                            throw new KubernetesClientException("down", 503, null);
                        }
                        return reading;
                    },
                    nanos::get);
        }

        /** Asks with several threads, and lets it answer once all of them wait for it. */
        List<CompletableFuture<Reading>> askAtOnce() {
            List<Thread> threads = new CopyOnWriteArrayList<>();
            List<CompletableFuture<Reading>> answers = Stream.generate(() -> OwnThread.supply(() -> {
                        threads.add(Thread.currentThread());
                        return shared.read(APP);
                    }))
                    .limit(WAITERS + 1)
                    .toList();
            Awaitility.await()
                    .until(() -> threads.size() == WAITERS + 1
                            && threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
            answer.countDown();
            return answers;
        }

        void awaitAsked() {
            Awaitility.await().until(() -> asked.get() == 1);
        }

        private void await() {
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
