package io.lockkeeper.steps;

import io.lockkeeper.incident.Decider;
import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Fingerprint;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The incidents for which a request stands, as an idempotent consumer asks for them: a key is the fingerprint. Requests
 * are what it stores, so it writes nothing itself, and nothing is lost with it.
 */
public final class ActiveRemediationRequests extends ServiceSupport implements IdempotentRepository {

    private final Decider decider;

    /** Makes it. */
    public ActiveRemediationRequests(Decider decider) {
        this.decider = decider;
    }

    @Override
    public boolean add(String fingerprint) {
        return !contains(fingerprint);
    }

    @Override
    public boolean contains(String fingerprint) {
        return decider.decide(new Fingerprint(fingerprint)) instanceof Decision.Known;
    }

    @Override
    public boolean remove(String fingerprint) {
        return true;
    }

    @Override
    public boolean confirm(String fingerprint) {
        return true;
    }

    @Override
    public void clear() {
        // There is nothing of its own.
    }
}
