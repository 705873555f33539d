package io.lockkeeper.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.incident.TransientFailureException;
import io.lockkeeper.lease.DoneKeys;
import io.lockkeeper.lease.IdempotentKeys;
import io.lockkeeper.lease.InMemoryLeaseStore;
import io.lockkeeper.lease.LeaseLock;
import io.lockkeeper.lease.LeaseStore;
import io.lockkeeper.lease.LeaseStoreException;
import io.lockkeeper.lease.LockMetrics;
import io.lockkeeper.lease.LockSettings;
import io.lockkeeper.lease.SystemEnvironment;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.IdempotentConsumerDefinition;
import org.apache.camel.processor.idempotent.NoMessageIdException;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The repository under Camel's idempotent consumer, in a route that has nothing to do with alerts. */
class KubernetesIdempotentRepositoryTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final InMemoryLeaseStore store = new InMemoryLeaseStore();
    private final SystemEnvironment environment = new SystemEnvironment(1);
    private final CamelContext context = new DefaultCamelContext();
    private final KubernetesIdempotentRepository repository = repository(store, LONG);
    private final List<String> done = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        context.close();
        environment.close();
    }

    @Test
    void workOfAKeyIsDoneOnce() throws Exception {
        route(repository, consumer -> {}, exchange -> {});

        assertThat(send("a").getException()).isNull();
        Exchange duplicate = send("a");

        assertThat(duplicate.getProperty(Exchange.DUPLICATE_MESSAGE)).isEqualTo(true);
        assertThat(done).containsExactly("a");
        assertThat(repository.contains("a")).isTrue();
    }

    @Test
    void workThatFailedIsDoneAgain() throws Exception {
        route(repository, consumer -> {}, KubernetesIdempotentRepositoryTest::failFirst);

        assertThat(send("a").getException()).hasMessage("failed");
        assertThat(repository.contains("a")).isFalse();
        assertThat(send("a").getException()).isNull();

        assertThat(done).containsExactly("a", "a");
        assertThat(repository.contains("a")).isTrue();
    }

    @Test
    void duplicateThatFailsDoesNotTakeTheKeyOfTheFirstOneAway() throws Exception {
        route(repository, consumer -> consumer.skipDuplicate(false), exchange -> {
            if (exchange.getProperty(Exchange.DUPLICATE_MESSAGE, false, Boolean.class)) {
                throw new IllegalStateException("failed");
            }
        });
        send("a");

        assertThat(send("a").getException()).hasMessage("failed");

        assertThat(repository.contains("a")).isTrue();
    }

    @Test
    void keyOfWhatFailedIsKeptWhereTheRouteSaysSo() throws Exception {
        route(repository, consumer -> consumer.removeOnFailure(false), KubernetesIdempotentRepositoryTest::failFirst);

        assertThat(send("a").getException()).hasMessage("failed");

        assertThat(repository.contains("a")).isTrue();
        awaitNoClaim();
    }

    @Test
    void keyThatIsAddedOnlyOnceTheWorkIsDoneIsConfirmed() throws Exception {
        route(repository, consumer -> consumer.eager(false), exchange -> {});

        send("a");
        send("a");

        assertThat(done).containsExactly("a");
        awaitNoClaim();
    }

    @Test
    void attemptThatIsRepeatedFromBeforeTheConsumerHasItsKeyAlready() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:caller")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0))
                        .to("direct:work");
            }
        });
        route(repository, consumer -> {}, KubernetesIdempotentRepositoryTest::failFirst);

        assertThat(send("direct:caller", "a").getException()).isNull();

        assertThat(done).containsExactly("a", "a");
        assertThat(repository.contains("a")).isTrue();
        awaitNoClaim();
    }

    @Test
    void completionThatIsHandedOverConfirmsTheKey() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:later").process(exchange -> done.add("later"));
            }
        });
        route(repository, consumer -> {}, exchange -> {});
        context.createFluentProducerTemplate();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:hands-over")
                        .idempotentConsumer(body(), repository)
                        .to("seda:later?waitForTaskToComplete=Never");
            }
        });

        send("direct:hands-over", "a");

        await().atMost(LONG).until(() -> repository.contains("a"));
        assertThat(done).containsExactly("later");
        awaitNoClaim();
    }

    @Test
    void keyThatAnotherExchangeIsAtIsNoDuplicateButDeliveredAgain() {
        Exchange other = new DefaultExchange(context);
        assertThat(repository.add(other, "a")).isTrue();
        Exchange late = new DefaultExchange(context);

        assertThatThrownBy(() -> repository(store, Duration.ZERO).add(late, "a"))
                .isInstanceOf(TransientFailureException.class)
                .hasMessageStartingWith("'a' is under way at here/");
        assertThat(repository.remove(late, "a")).isFalse();
        assertThat(repository.confirm(late, "a")).isFalse();

        assertThat(repository.contains("a")).isFalse();
        assertThat(repository.confirm(other, "a")).isTrue();
    }

    @Test
    void whatCannotBeAskedIsATransientFailureAndNeverAnAnswer() throws Exception {
        KubernetesIdempotentRepository silent = repository(silent(), LONG);
        route(silent, consumer -> {}, exchange -> {});

        assertThat(send("a").getException()).isInstanceOf(TransientFailureException.class);

        assertThat(done).isEmpty();
        assertThatThrownBy(() -> silent.contains("a")).isInstanceOf(TransientFailureException.class);
        assertThatThrownBy(() -> silent.remove("a")).isInstanceOf(TransientFailureException.class);
        assertThatThrownBy(silent::clear).isInstanceOf(TransientFailureException.class);
    }

    @Test
    void messageWithoutAKeyIsRefused() throws Exception {
        route(repository, consumer -> {}, exchange -> {});

        assertThat(send("direct:work", null).getException()).isInstanceOf(NoMessageIdException.class);
    }

    @Test
    void routeThatIsTakenAwayTakesNoKeyWithIt() throws Exception {
        route(repository, consumer -> {}, exchange -> {});
        send("a");
        Exchange under = new DefaultExchange(context);
        repository.add(under, "under way");

        context.getRouteController().stopRoute("work");
        context.removeRoute("work");

        assertThat(repository.contains("a")).isTrue();
        assertThat(repository.add(new DefaultExchange(context), "b")).isTrue();
        assertThat(repository.confirm(under, "under way")).isTrue();
    }

    @Test
    void keysWithoutAnExchangeAreConfirmedAtOnce() {
        assertThat(repository.add("a")).isTrue();
        assertThat(repository.add("a")).isFalse();
        assertThat(repository.confirm("a")).isTrue();
        assertThat(repository.contains("a")).isTrue();

        assertThat(repository.remove("a")).isTrue();
        assertThat(repository.contains("a")).isFalse();
        repository.add("b");
        repository.clear();
        assertThat(repository.contains("b")).isFalse();
        awaitNoClaim();
    }

    private void route(
            KubernetesIdempotentRepository used, Consumer<IdempotentConsumerDefinition> options, Processor work)
            throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                IdempotentConsumerDefinition once = from("direct:work")
                        .routeId("work")
                        .errorHandler(noErrorHandler())
                        .idempotentConsumer(body(), used);
                options.accept(once);
                once.process(exchange -> done.add(exchange.getMessage().getBody(String.class)))
                        .process(work);
            }
        });
        context.start();
    }

    private static void failFirst(Exchange exchange) {
        CamelContext context = exchange.getContext();
        if (context.getGlobalOptions().put("failed", "before") == null) {
            throw new IllegalStateException("failed");
        }
    }

    private Exchange send(String key) {
        return send("direct:work", key);
    }

    private Exchange send(String to, @org.jspecify.annotations.Nullable String key) {
        return context.createProducerTemplate()
                .send(to, exchange -> exchange.getMessage().setBody(key));
    }

    private void awaitNoClaim() {
        await().atMost(LONG).until(() -> store.list("gw-lock-", 9).isEmpty());
    }

    private KubernetesIdempotentRepository repository(LeaseStore leases, Duration wait) {
        LockSettings settings = new LockSettings("here", LONG, Duration.ofSeconds(1));
        LeaseLock lock = new LeaseLock(leases, settings, environment, LockMetrics.NONE, (lease, holder) -> {});
        DoneKeys keys = new DoneKeys(leases, Clock.systemUTC(), LONG);
        return new KubernetesIdempotentRepository(new IdempotentKeys(lock, keys, environment), wait);
    }

    /** A store that answers nothing. */
    private static LeaseStore silent() {
        return (LeaseStore) Proxy.newProxyInstance(
                LeaseStore.class.getClassLoader(), new Class<?>[] {LeaseStore.class}, (proxy, method, arguments) -> {
                    throw new LeaseStoreException(
                            LeaseStoreException.Verb.READ,
                            "x",
                            LeaseStoreException.Reason.UNKNOWN,
                            "silence",
                            null,
                            null);
                });
    }
}
