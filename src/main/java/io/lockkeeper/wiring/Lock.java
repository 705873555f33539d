package io.lockkeeper.wiring;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.cluster.NotSentException;
import io.lockkeeper.incident.Decider;
import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Incident;
import io.lockkeeper.lease.DoneKeys;
import io.lockkeeper.lease.ForeignHolders;
import io.lockkeeper.lease.IdempotentKeys;
import io.lockkeeper.lease.KubernetesLeaseStore;
import io.lockkeeper.lease.LeaseLock;
import io.lockkeeper.lease.LeaseStore;
import io.lockkeeper.lease.LockSettings;
import io.lockkeeper.lease.SystemEnvironment;
import io.lockkeeper.steps.KubernetesIdempotentRepository;
import io.lockkeeper.steps.LeaseLockProcessor;
import io.lockkeeper.steps.Signal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.OnCamelContextStopped;
import org.apache.camel.support.LifecycleStrategySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lock of an incident, put together: over Leases, woken by the live view, drained when the context stops. */
final class Lock {

    private static final Logger LOG = LoggerFactory.getLogger(Lock.class);
    private static final int THREADS = 4;
    /** What the Go gateway's Leases last. */
    private static final Duration FOREIGN_DURATION = Duration.ofSeconds(30);

    private final CamelContext context;
    private final Settings settings;
    private final Parts parts;
    private final Decider decider;

    Lock(CamelContext context, Settings settings, Parts parts, Decider decider) {
        this.context = context;
        this.settings = settings;
        this.parts = parts;
        this.decider = decider;
    }

    /** Binds the step that takes it, one that does nothing where there is no lock; and where there is one, what rests on it. */
    void bind() {
        String pod = settings.podName();
        if (settings.locks() && pod != null) {
            bind(pod);
        } else {
            bind(exchange -> {});
        }
    }

    private void bind(Processor step) {
        context.getRegistry().bind("leaseLock", Processor.class, step);
    }

    private void bind(String pod) {
        SystemEnvironment environment = new SystemEnvironment(THREADS);
        LeaseStore store =
                new KubernetesLeaseStore(parts.client(), settings.lease().namespace(), Lock::isNotSent);
        LeaseLock lock = new LeaseLock(
                store,
                new LockSettings(
                        pod, settings.lease().duration(), settings.lease().margin()),
                environment,
                parts.metrics(),
                foreignHolders());
        parts.view().onNews(lock::wake);
        DoneKeys done = new DoneKeys(store, parts.clock(), settings.idempotent().ttl());
        lock.sweepEvery(settings.lease().sweep(), done);
        context.addLifecycleStrategy(LifecycleStrategySupport.adapt((OnCamelContextStopped) stopped -> {
            try (environment) {
                lock.drain(settings.api().timeout().multipliedBy(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        Duration wait = settings.lease().patience();
        bind(new LeaseLockProcessor(lock, wait, this::isKnown));
        IdempotentKeys keys = new IdempotentKeys(lock, done, environment);
        context.getRegistry()
                .bind(
                        "kubernetesIdempotentRepository",
                        IdempotentRepository.class,
                        new KubernetesIdempotentRepository(keys, wait));
    }

    private ForeignHolders foreignHolders() {
        AtomicBoolean told = new AtomicBoolean();
        return (lease, holder) -> {
            parts.view().otherCreator(parts.clock().instant());
            if (settings.lease().duration().compareTo(FOREIGN_DURATION) < 0 && !told.getAndSet(true)) {
                LOG.warn(
                        "Another gateway, {}, holds Lease {}. It does not renew its Leases: set lockkeeper.lease.duration"
                                + " to 30s while both run, as it has them, or it is overtaken where it is slow",
                        holder,
                        lease);
            }
        };
    }

    /** Routes of other people lock what is no incident. */
    private boolean isKnown(Exchange exchange) {
        Incident incident = exchange.getProperty(Signal.INCIDENT, Incident.class);
        return incident != null
                && incident.fingerprint().value().equals(exchange.getProperty(Signal.LOCK_KEY, String.class))
                && decider.decide(incident.fingerprint()) instanceof Decision.Known;
    }

    private static boolean isNotSent(KubernetesClientException failure) {
        return NotSentException.in(failure).isPresent();
    }
}
