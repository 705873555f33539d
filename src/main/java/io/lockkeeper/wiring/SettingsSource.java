package io.lockkeeper.wiring;

import io.lockkeeper.cluster.ClusterClient;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;

/** Where {@link Settings} come from: Camel's properties, system properties and the environment. */
final class SettingsSource {

    private static final String KAFKA = SettingsReader.PREFIX + "kafka.properties.";
    private static final String KAFKA_ENVIRONMENT =
            KAFKA.toUpperCase(Locale.ROOT).replace('.', '_');

    private final PropertiesComponent properties;

    private SettingsSource(PropertiesComponent properties) {
        this.properties = properties;
    }

    /** Returns the source that a context reads from. */
    static SettingsSource of(CamelContext context) {
        return new SettingsSource(context.getPropertiesComponent());
    }

    /**
     * Returns the settings.
     *
     * @throws IllegalSettingException for the first one that is wrong
     */
    Settings read() {
        return new SettingsReader(properties::resolveProperty, System::getenv).read(given(), ClusterClient.namespace());
    }

    /**
     * Names of environment variables are not looked at: for a Service called lockkeeper, Kubernetes sets some that look
     * like settings. Those of Kafka's own properties are: they are where a password is.
     */
    private Set<String> given() {
        Set<String> given = new TreeSet<>();
        given.addAll(properties
                .loadProperties(name -> name.startsWith(SettingsReader.PREFIX))
                .stringPropertyNames());
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(SettingsReader.PREFIX))
                .forEach(given::add);
        System.getenv().keySet().stream()
                .filter(name -> name.startsWith(KAFKA_ENVIRONMENT))
                .map(name -> name.substring(KAFKA_ENVIRONMENT.length()))
                .map(name -> KAFKA + name.toLowerCase(Locale.ROOT).replace('_', '.'))
                .forEach(given::add);
        return given;
    }
}
