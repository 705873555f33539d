package io.lockkeeper.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.TransientFailureException;
import io.lockkeeper.lease.Hold;
import io.lockkeeper.lease.InMemoryLeaseStore;
import io.lockkeeper.lease.LeaseLock;
import io.lockkeeper.lease.LeaseStore;
import io.lockkeeper.lease.LockMetrics;
import io.lockkeeper.lease.LockSettings;
import io.lockkeeper.lease.SystemEnvironment;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lock as a step of a route that has nothing to do with alerts, in a plain Camel context. */
class LeaseLockProcessorTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final InMemoryLeaseStore store = new InMemoryLeaseStore();
    private final SystemEnvironment environment = new SystemEnvironment(1);
    private final LeaseLock lock = lock("here", store);
    private final AtomicBoolean done = new AtomicBoolean();
    private final CamelContext context = new DefaultCamelContext();

    @AfterEach
    void close() throws Exception {
        context.close();
        environment.close();
    }

    @Test
    void lockIsHeldInTheRouteAndGivenBackAfterIt() throws Exception {
        route(exchange -> {
            assertThat(exchange.getProperty(Signal.HOLD, Hold.class).isHeld()).isTrue();
            assertThat(store.list("gw-lock-", 9)).hasSize(1);
        });

        assertThat(send().getException()).isNull();

        awaitGivenBack();
    }

    @Test
    void failureOfTheRouteGivesItBackToo() throws Exception {
        route(exchange -> {
            throw new IllegalStateException("failed");
        });

        assertThat(send().getException()).hasMessage("failed");

        awaitGivenBack();
    }

    @Test
    void exchangeThatAsksAgainHasTheSameHold() throws Exception {
        Processor step = step(LONG);
        route(exchange -> {
            Object before = exchange.getProperty(Signal.HOLD);
            step.process(exchange);
            assertThat(exchange.getProperty(Signal.HOLD)).isNotNull().isSameAs(before);
        });

        assertThat(send().getException()).isNull();
    }

    @Test
    void lockThatAnotherReplicaHasTooLongIsATransientFailureThatNamesIt() throws Exception {
        Exchange other = exchange();
        new LeaseLockProcessor(lock("elsewhere", store), LONG, nobody -> false).process(other);

        assertThatThrownBy(() -> step(Duration.ZERO).process(exchange()))
                .isInstanceOf(TransientFailureException.class)
                .hasMessageStartingWith("the lock job is held by elsewhere/");
    }

    @Test
    void waitIsCountedFromTheArrivalOfTheSignalAndEndsBeforeItsDeadline() throws Exception {
        new LeaseLockProcessor(lock("elsewhere", store), LONG, nobody -> false).process(exchange());
        Exchange waitedElsewhere = exchange();
        waitedElsewhere.setProperty(
                Signal.DEADLINE, Deadline.in(LONG, LONG.dividedBy(2), Duration.ZERO, System::nanoTime));
        Exchange late = exchange();
        late.setProperty(Signal.DEADLINE, Deadline.in(LONG, Duration.ZERO, LONG, System::nanoTime));

        assertThatThrownBy(() -> step(LONG.dividedBy(2)).process(waitedElsewhere))
                .isInstanceOf(TransientFailureException.class);
        assertThatThrownBy(() -> step(LONG).process(late)).isInstanceOf(TransientFailureException.class);
    }

    @Test
    void exchangeGoesOnWithoutTheLockOnceItsWorkIsDone() throws Exception {
        new LeaseLockProcessor(lock("elsewhere", store), LONG, nobody -> false).process(exchange());
        done.set(true);
        Exchange exchange = exchange();

        step(LONG).process(exchange);

        assertThat(exchange.getProperty(Signal.HOLD)).isNull();
        assertThat(exchange.getProperty(Signal.LOCK_FORGONE)).isEqualTo(true);
    }

    @Test
    void exchangeThatWentOnWithoutTheLockMayTakeItLater() throws Exception {
        Exchange exchange = exchange();
        exchange.setProperty(Signal.LOCK_FORGONE, true);

        step(LONG).process(exchange);

        assertThat(exchange.getProperty(Signal.HOLD)).isNotNull();
        assertThat(exchange.getProperty(Signal.LOCK_FORGONE)).isNull();
    }

    @Test
    void leaseIsLeftToRunOutWhereTheWorkMayStillBeUnderWay() throws Exception {
        route(exchange -> exchange.setProperty(Signal.UNCERTAIN, 1));

        assertThat(send().getException()).isNull();
        lock.drain(LONG);

        assertThat(store.list("gw-lock-", 9)).hasSize(1);
    }

    @Test
    void missingKeyNamesItself() {
        assertThatThrownBy(() -> step(LONG).process(new DefaultExchange(context)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("LockkeeperLockKey");
    }

    @Test
    void lockIsConfirmedForAsLongAsItIsHeld() throws Exception {
        Exchange exchange = exchange();
        assertThatCode(() -> new ConfirmLock().process(exchange)).doesNotThrowAnyException();
        step(LONG).process(exchange);
        assertThatCode(() -> new ConfirmLock().process(exchange)).doesNotThrowAnyException();

        exchange.getProperty(Signal.HOLD, Hold.class).abandon();

        assertThatThrownBy(() -> new ConfirmLock().process(exchange)).isInstanceOf(TransientFailureException.class);
    }

    private void route(Processor work) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:job")
                        .setProperty(Signal.LOCK_KEY, constant("job"))
                        .process(step(LONG))
                        .process(work);
            }
        });
        context.start();
    }

    private Exchange send() {
        return context.createProducerTemplate().send("direct:job", exchange -> {});
    }

    private void awaitGivenBack() {
        await().atMost(LONG).until(() -> store.list("gw-lock-", 9).isEmpty());
    }

    private Exchange exchange() {
        Exchange exchange = new DefaultExchange(context);
        exchange.setProperty(Signal.LOCK_KEY, "job");
        return exchange;
    }

    private LeaseLockProcessor step(Duration wait) {
        return new LeaseLockProcessor(lock, wait, nobody -> done.get());
    }

    private LeaseLock lock(String pod, LeaseStore leases) {
        LockSettings settings = new LockSettings(pod, LONG, Duration.ofSeconds(1));
        return new LeaseLock(leases, settings, environment, LockMetrics.NONE, (lease, holder) -> {});
    }
}
