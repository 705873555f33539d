package io.lockkeeper.wiring;

import io.lockkeeper.cluster.ClusterClient;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;

/** Where {@link Settings} come from: Camel's properties, system properties and the environment. */
final class SettingsSource {

    private static final String KAFKA = SettingsReader.PREFIX + "kafka.properties.";
    private static final String KAFKA_ENVIRONMENT =
            KAFKA.toUpperCase(Locale.ROOT).replace('.', '_');

    private static final String HMAC = SettingsReader.PREFIX + SettingsReader.HMAC;
    private static final Pattern HMAC_ENVIRONMENT = Pattern.compile("LOCKKEEPER_HMAC_(.+)_(KEYS_FILE|WINDOW)");

    private final PropertiesComponent properties;
    private final Map<String, String> environment;

    /**
     * Makes a source.
     *
     * @param properties of Camel
     * @param environment all of its variables
     */
    SettingsSource(PropertiesComponent properties, Map<String, String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    /** Returns the source that a context reads from. */
    static SettingsSource of(CamelContext context) {
        return new SettingsSource(context.getPropertiesComponent(), System.getenv());
    }

    /**
     * Returns the settings.
     *
     * @throws IllegalSettingException for the first one that is wrong
     */
    Settings read() {
        return new SettingsReader(properties::resolveProperty, environment::get)
                .read(given(), ClusterClient.namespace());
    }

    /**
     * Names of environment variables are not looked at, not even where Quarkus lists them among the properties: for a
     * Service called lockkeeper, Kubernetes sets some that look like settings. Those of Kafka's own properties are, for they
     * are where a password is, and so are those that name a route.
     */
    private Set<String> given() {
        Set<String> given = new TreeSet<>();
        given.addAll(properties
                .loadProperties(name -> name.startsWith(SettingsReader.PREFIX))
                .stringPropertyNames());
        given.removeIf(this::isVariable);
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(SettingsReader.PREFIX))
                .forEach(given::add);
        environment.keySet().stream()
                .filter(name -> name.startsWith(KAFKA_ENVIRONMENT))
                .map(name -> name.substring(KAFKA_ENVIRONMENT.length()))
                .map(name -> KAFKA + name.toLowerCase(Locale.ROOT).replace('_', '.'))
                .forEach(given::add);
        environment.keySet().stream()
                .map(HMAC_ENVIRONMENT::matcher)
                .filter(Matcher::matches)
                .map(name -> HMAC + setting(name.group(1)) + "." + setting(name.group(2)))
                .forEach(given::add);
        return given;
    }

    private boolean isVariable(String name) {
        return environment.containsKey(name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"));
    }

    private static String setting(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
