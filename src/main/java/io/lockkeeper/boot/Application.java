package io.lockkeeper.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Runs the gateway on Spring Boot. */
@SpringBootApplication
public class Application {

    /** Starts it. It runs until the process is told to end. */
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(Application.class);
        application.setDefaultProperties(defaults());
        // Spring tells its listeners that the application is ready before readiness says so: this is after both.
        Listening.report(application.run(arguments).getEnvironment());
    }

    /** They are no application.properties, because that would reach everybody who has the plain jar on a class path. */
    private static Properties defaults() {
        Properties defaults = new Properties();
        try (InputStream file = Application.class.getResourceAsStream("defaults.properties")) {
            defaults.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the jar is broken: defaults.properties cannot be read", e);
        }
        return defaults;
    }
}
