package io.lockkeeper.boot;

import io.lockkeeper.wiring.Settings;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The settings that the assembler has read, for what Spring starts earlier than that. */
@Component
final class AssembledSettings {

    private final SingletonSupplier<Settings> settings;

    /** Takes no context yet: asked for this early, it would start without routes. */
    AssembledSettings(ObjectProvider<CamelContext> context) {
        settings = SingletonSupplier.of(() -> context.getObject().getRegistry().findSingleByType(Settings.class));
    }

    /** Returns them, once the gateway is assembled. */
    Settings get() {
        return settings.obtain();
    }
}
