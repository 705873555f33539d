package io.lockkeeper.boot;

import java.util.Arrays;
import java.util.Properties;
import java.util.function.Predicate;
import org.apache.camel.spi.LoadablePropertiesSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * Spring's properties as Camel's. Camel Spring Boot only looks up values by name; what is listed here lets the assembler
 * find names that are misspelt.
 */
final class EnvironmentProperties implements LoadablePropertiesSource {

    private final ConfigurableEnvironment environment;

    EnvironmentProperties(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public String getName() {
        return "spring";
    }

    @Override
    public @Nullable String getProperty(String name) {
        return environment.getProperty(name);
    }

    @Override
    public Properties loadProperties() {
        return loadProperties(name -> true);
    }

    @Override
    public Properties loadProperties(Predicate<String> filter) {
        Properties found = new Properties();
        environment.getPropertySources().stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
                .filter(filter)
                .forEach(name -> found.setProperty(name, environment.getProperty(name, "")));
        return found;
    }

    @Override
    public void reloadProperties(String location) {
        // Spring's environment is asked each time.
    }
}
