package io.lockkeeper.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesComponent;
import org.junit.jupiter.api.Test;

/** Where settings are looked for. */
class SettingsSourceTest {

    private final PropertiesComponent properties = new DefaultCamelContext().getPropertiesComponent();

    SettingsSourceTest() {
        properties.addInitialProperty("lockkeeper.namespace", "ns");
        properties.addInitialProperty("lockkeeper.service.host", "10.0.0.1");
    }

    @Test
    void variableOfAServiceThatTheRuntimeListsAmongThePropertiesIsNoSetting() {
        Map<String, String> environment = Map.of("LOCKKEEPER_SERVICE_HOST", "10.0.0.1");

        assertThat(new SettingsSource(properties, environment).read().namespace())
                .isEqualTo("ns");
    }

    @Test
    void unknownPropertyIsRefused() {
        SettingsSource source = new SettingsSource(properties, Map.of());

        assertThatThrownBy(source::read)
                .isInstanceOf(IllegalSettingException.class)
                .hasMessageContaining("lockkeeper.service.host");
    }
}
