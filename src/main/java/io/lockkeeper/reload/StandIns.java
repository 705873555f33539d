package io.lockkeeper.reload;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Service;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.spi.Registry;
import org.jspecify.annotations.Nullable;

/**
 * The beans that a trial finds: those of the gateway that are offered to routes, and whatever else is in its registry. What a
 * context would start and stop is replaced by something that does nothing, because the trial's end must not stop it.
 */
final class StandIns implements BeanRepository {

    private final Registry registry;
    private final Shipped shipped;
    private Set<String> hidden = Set.of();

    StandIns(Registry registry, Shipped shipped) {
        this.registry = registry;
        this.shipped = shipped;
    }

    /** Hides what other files define, because it goes with them. */
    void hide(Set<String> beans) {
        hidden = beans;
    }

    @Override
    public @Nullable Object lookupByName(String name) {
        return isHidden(name) ? null : standIn(registry.lookupByName(name), Object.class);
    }

    @Override
    public <T> @Nullable T lookupByNameAndType(String name, Class<T> type) {
        return isHidden(name) ? null : type.cast(standIn(registry.lookupByNameAndType(name, type), type));
    }

    /** What is found by its type alone is never asked for by a route. */
    @Override
    public <T> Map<String, T> findByTypeWithName(Class<T> type) {
        return Map.of();
    }

    @Override
    public <T> Set<T> findByType(Class<T> type) {
        return Set.of();
    }

    private boolean isHidden(String name) {
        boolean inside =
                shipped.beans().contains(name) && !shipped.offeredBeans().contains(name);
        return inside || hidden.contains(name);
    }

    private static @Nullable Object standIn(@Nullable Object bean, Class<?> type) {
        if (!(bean instanceof Service) || !type.isInterface()) {
            return bean;
        }
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    case "toString" -> "a stand-in for a " + type.getSimpleName();
                    default -> method.getReturnType() == boolean.class ? false : null;
                });
    }
}
