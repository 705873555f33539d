package io.lockkeeper.boot;

import io.lockkeeper.cli.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PackageScanResourceResolver;
import org.apache.camel.spring.boot.FatJarPackageScanResourceResolver;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.opentelemetry.OpenTelemetryAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.logging.LoggingSystem;

/** Runs the gateway on Spring Boot. */
// OpenTelemetry is started only where traces are wanted, and by the core, which does it without Spring, too.
@SpringBootApplication(exclude = {OpenTelemetryAutoConfiguration.class, OpenTelemetryLoggingAutoConfiguration.class})
public class Application {

    /** Starts it, and it runs until the process is told to end; or does what the first argument names. */
    public static void main(String[] arguments) {
        if (Tools.isOne(arguments)) {
            // Nobody has asked for what is logged meanwhile.
            LoggingSystem.get(Application.class.getClassLoader()).beforeInitialize();
            System.exit(Tools.run(Application::readTheJarInTheJar, arguments));
        }
        SpringApplication application = new SpringApplication(Application.class);
        application.setDefaultProperties(defaults());
        // Spring tells its listeners that the application is ready before readiness says so: this is after both.
        Listening.report(application.run(arguments).getEnvironment());
    }

    private static void readTheJarInTheJar(CamelContext context) {
        context.getCamelContextExtension()
                .addContextPlugin(PackageScanResourceResolver.class, new FatJarPackageScanResourceResolver());
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
