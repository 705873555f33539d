package io.lockkeeper.simulation;

import java.util.function.Supplier;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/** The idempotent repository of whichever gateway runs. */
final class CurrentRepository extends ServiceSupport implements IdempotentRepository {

    private final Supplier<IdempotentRepository> current;

    CurrentRepository(Supplier<IdempotentRepository> current) {
        this.current = current;
    }

    @Override
    public boolean add(String key) {
        return current.get().add(key);
    }

    @Override
    public boolean contains(String key) {
        return current.get().contains(key);
    }

    @Override
    public boolean remove(String key) {
        return current.get().remove(key);
    }

    @Override
    public boolean confirm(String key) {
        return current.get().confirm(key);
    }

    @Override
    public void clear() {
        current.get().clear();
    }
}
