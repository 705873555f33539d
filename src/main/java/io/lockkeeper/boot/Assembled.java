package io.lockkeeper.boot;

import io.lockkeeper.security.Doorkeeper;
import io.lockkeeper.wiring.Settings;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** What the assembler has made, for what Spring starts earlier than that. */
@Component
final class Assembled {

    private final SingletonSupplier<Settings> settings;
    private final SingletonSupplier<Doorkeeper> doorkeeper;

    /** Takes no context yet: asked for this early, it would start without routes. */
    Assembled(ObjectProvider<CamelContext> context) {
        settings = one(context, Settings.class);
        doorkeeper = one(context, Doorkeeper.class);
    }

    private static <T> SingletonSupplier<T> one(ObjectProvider<CamelContext> context, Class<T> type) {
        return SingletonSupplier.of(() -> context.getObject().getRegistry().findSingleByType(type));
    }

    /** Returns the settings, once the gateway is assembled. */
    Settings settings() {
        return settings.obtain();
    }

    /** Returns who decides who comes in, once the gateway is assembled. */
    Doorkeeper doorkeeper() {
        return doorkeeper.obtain();
    }
}
