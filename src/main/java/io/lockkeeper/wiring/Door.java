package io.lockkeeper.wiring;

import io.lockkeeper.security.Doorkeeper;

/** The one who decides who comes in, put together. */
final class Door {

    private Door() {}

    /**
     * Returns him.
     *
     * @throws IllegalSettingException where keys that are set are not to be had
     */
    static Doorkeeper of(Settings settings, Parts parts) {
        try {
            return Doorkeeper.of(
                    settings.entry(),
                    parts.client(),
                    settings.namespace(),
                    settings.api().timeout(),
                    parts.clock(),
                    parts.metrics());
        } catch (IllegalArgumentException e) {
            throw new IllegalSettingException(SettingsReader.PREFIX + SettingsReader.HMAC + "*: " + e.getMessage());
        }
    }
}
