package io.lockkeeper.steps;

import io.lockkeeper.incident.TransientFailureException;
import io.lockkeeper.lease.Acquisition;
import io.lockkeeper.lease.Acquisition.Contended;
import io.lockkeeper.lease.Acquisition.Held;
import io.lockkeeper.lease.Hold;
import io.lockkeeper.lease.IdempotentKeys;
import io.lockkeeper.lease.LeaseStoreException;
import io.lockkeeper.lease.LockRequest;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Keys of an idempotent consumer that all replicas share, over Leases: see {@link IdempotentKeys}. A key belongs to the
 * exchange that has added it, until that one confirms or removes it; what other exchanges confirm or remove is left as it
 * is. It is never said of a key that it is there unless its work is <em>done</em>: an exchange that meets one that another
 * is at waits for that one, and fails with a {@link TransientFailureException} where it takes too long, so that its message
 * is delivered again and not taken for a duplicate of what may yet fail.
 *
 * <p>A method that is called without an exchange does not know whose a key is: what it adds is confirmed at once.
 *
 * <p>Starting and stopping it changes nothing. Every method throws a {@link TransientFailureException} where Leases cannot
 * be asked, and an {@link IllegalArgumentException} where the key is empty.
 */
public final class KubernetesIdempotentRepository extends ServiceSupport implements IdempotentRepository {

    /** With the key behind it, the exchange property that holds the {@link Hold} of an exchange's claim. */
    private static final String CLAIM = "LockkeeperIdempotentClaim.";

    private static final String FAILED = "it could not be asked whether this was done before";

    private final IdempotentKeys keys;
    private final Duration wait;

    /**
     * Makes it.
     *
     * @param wait how long an exchange waits for another that is at the same key
     */
    public KubernetesIdempotentRepository(IdempotentKeys keys, Duration wait) {
        this.keys = keys;
        this.wait = wait;
    }

    /**
     * Claims a key for an exchange. One that asks again has it already.
     *
     * @return whether its work is to be done; false where it is done
     */
    @Override
    public boolean add(Exchange exchange, String key) {
        Acquisition acquisition = claim(key, exchange, LockWait.of(exchange, wait));
        if (!(acquisition instanceof Held held)) {
            return false;
        }
        Object before = exchange.getProperty(CLAIM + key);
        if (before != held.hold()) {
            exchange.setProperty(CLAIM + key, held.hold());
            // A route may keep the keys of what fails: then nobody removes it, and it is as good as done.
            AtTheEnd.of(exchange, done -> {
                var unused = confirm(done, key);
            });
        }
        return true;
    }

    /** Adds a key whose work is done, and returns whether it was not there before. */
    @Override
    public boolean add(String key) {
        Acquisition acquisition = claim(key, new Object(), wait);
        if (acquisition instanceof Held held) {
            var unused = keys.confirm(key, held.hold());
            return true;
        }
        return false;
    }

    /** Returns whether the work of a key is done. */
    @Override
    public boolean contains(String key) {
        return ask(() -> keys.contains(key));
    }

    /**
     * Learns that the work of a key is done, if it was this exchange's. Where that cannot be stored now, it is tried again
     * later.
     *
     * @return whether it is stored
     */
    @Override
    public boolean confirm(Exchange exchange, String key) {
        return exchange.removeProperty(CLAIM + key) instanceof Hold claim && keys.confirm(key, claim);
    }

    /** Does nothing: what is added without an exchange is confirmed. */
    @Override
    public boolean confirm(String key) {
        return true;
    }

    /** Gives a key back whose work has failed, if it was this exchange's, and returns whether it was. */
    @Override
    public boolean remove(Exchange exchange, String key) {
        if (exchange.removeProperty(CLAIM + key) instanceof Hold claim) {
            Uncertainty.end(exchange, claim);
            return true;
        }
        return false;
    }

    /** Forgets that the work of a key is done, and returns whether it was. A key that an exchange is at is left alone. */
    @Override
    public boolean remove(String key) {
        return ask(() -> keys.forget(key));
    }

    /** Forgets all work that is done. Keys that exchanges are at are left alone. */
    @Override
    public void clear() {
        var unused = ask(() -> {
            keys.clear();
            return true;
        });
    }

    private Acquisition claim(String key, Object owner, Duration budget) {
        try {
            Acquisition acquisition = keys.claim(new LockRequest(key, owner, budget));
            if (acquisition instanceof Contended contended) {
                String holder = contended.holder().orElse("another exchange of this replica");
                throw new TransientFailureException("'" + key + "' is under way at " + holder, null);
            }
            return acquisition;
        } catch (LeaseStoreException e) {
            throw LockWait.failure(FAILED, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFailureException("interrupted while waiting for '" + key + "'", e);
        }
    }

    private static boolean ask(BooleanSupplier question) {
        try {
            return question.getAsBoolean();
        } catch (LeaseStoreException e) {
            throw LockWait.failure(FAILED, e);
        }
    }
}
