package io.lockkeeper.wiring;

import io.lockkeeper.cluster.ApiProbe;
import io.lockkeeper.cluster.DefinitionCheck;
import io.lockkeeper.cluster.PermissionCheck;
import io.lockkeeper.cluster.RequiredDefinition;
import io.lockkeeper.incident.RequestFeed;
import io.lockkeeper.remediation.CountTracer;
import io.lockkeeper.remediation.Manifest;
import io.lockkeeper.remediation.RemediationRequests;
import io.lockkeeper.target.KindCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the gateway into a Camel context: reads the settings through its properties, connects to the cluster, and binds
 * every bean that the routes refer to. Spring Boot, Camel Main and Camel K all start it this way.
 */
public final class Assembler implements CamelConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(Assembler.class);
    private static final Duration LAG_EVERY = Duration.ofSeconds(15);

    /**
     * Assembles the gateway. The routes are loaded by whoever calls, and started afterwards.
     *
     * @throws IllegalSettingException where a setting is wrong
     * @throws ClusterUnreachableException where the API server does not answer in time
     */
    @Override
    public void configure(CamelContext context) throws InterruptedException {
        Settings settings = SettingsSource.of(context).read();
        context.getRegistry().bind("settings", settings);
        context.getPropertiesComponent().addOverrideProperty(SettingsReader.PREFIX + "namespace", settings.namespace());
        context.getShutdownStrategy().setTimeout(settings.shutdown().drain().toSeconds());
        context.addRoutePolicyFactory(new MicrometerRoutePolicyFactory());

        Parts parts = Parts.connect(context, settings);
        try {
            connect(context, settings, parts);
        } catch (RuntimeException | InterruptedException e) {
            parts.client().close();
            throw e;
        }
    }

    private static void connect(CamelContext context, Settings settings, Parts parts) throws InterruptedException {
        ApiProbe probe = new ApiProbe(parts.client(), settings.api().unreachableAfter(), System::nanoTime);
        DefinitionCheck definition = new DefinitionCheck(parts.client(), requiredDefinition());
        LOG.info(
                "Lockkeeper {}: {}, RemediationRequests in namespace {}",
                Version.current(),
                new Mode(settings).describe(),
                settings.namespace());
        CountTracer tracer = Tracing.begin(context, settings);
        new FirstAnswer(probe, settings.api().unreachableAfter()).await();
        LOG.info("Talks to {}", probe.describe());
        if (settings.kafka().enabled()) {
            parts.metrics().showKafka();
            LOG.info(
                    "Reads the topics {} of Kafka at {}, as group {}",
                    settings.kafka().topics(),
                    settings.kafka().brokers(),
                    settings.kafka().group());
        }
        PermissionCheck permissions = new PermissionCheck(parts.client(), NeededPermissions.of(settings));
        ClusterWatch watch = new ClusterWatch(probe, definition, permissions, System::nanoTime);
        watch.run();
        KindCatalogue kinds = parts.targets().catalogue();
        kinds.refresh();
        new Beans(context, settings, parts, tracer).bind();
        RequestFeed feed = feed(context, settings, parts);

        every(context, "api-probe", settings.api().unreachableAfter().dividedBy(6), watch);
        every(context, "kinds", KindsWatch.EVERY, new KindsWatch(kinds, System::nanoTime));
        KafkaIntake.lag(context, settings.kafka(), parts.metrics())
                .ifPresent(lag -> every(context, "kafka-lag", LAG_EVERY, lag));
        Readiness readiness = new Readiness(context, parts.metrics());
        readiness.add(new Gate("routes", new StartedRoutes(context)::fault));
        readiness.add(new Gate("api", probe::unreachable));
        readiness.add(new Gate("definition", definition::fault));
        readiness.add(new Gate("permissions", permissions::fault));
        readiness.add(new Gate("view", feed::fault));
        readiness.add(new Gate("lock", Optional::empty, new Mode(settings)::remark));
        readiness.add(new Gate("targets", kinds::fault, parts.targets()::degraded));
        Set<String> signed = settings.entry().signatures().keySet();
        if (!signed.isEmpty()) {
            readiness.add(new Gate("signatures", Optional::empty, new SignedRoutes(context, signed)::remark));
        }
        Path directory = settings.routes().directory();
        if (directory != null) {
            LOG.info("Takes routes from {}", directory);
            RouteFolderWatch.begin(context, directory, settings, readiness);
        }
    }

    /** It is given time for its first list, so that the first alerts find it; without one it is not ready. */
    private static RequestFeed feed(CamelContext context, Settings settings, Parts parts) throws InterruptedException {
        String path = new RemediationRequests(parts.client(), settings.namespace()).path();
        RequestFeed feed = new RequestFeed(parts.client(), path, parts.view());
        context.getRegistry().bind("requestFeed", RequestFeed.class, feed, null, "close");
        feed.start();
        if (!feed.awaitSync(settings.api().timeout())) {
            LOG.warn("The RemediationRequests could not be listed yet; it is tried again");
        }
        parts.metrics().show(parts.view());
        return feed;
    }

    private static void every(CamelContext context, String name, Duration pause, Runnable work) {
        ScheduledExecutorService scheduler =
                context.getExecutorServiceManager().newSingleThreadScheduledExecutor(work, name);
        long millis = Math.max(1, pause.toMillis());
        var unused = scheduler.scheduleWithFixedDelay(work, millis, millis, TimeUnit.MILLISECONDS);
    }

    private static RequiredDefinition requiredDefinition() {
        return new RequiredDefinition(Manifest.DEFINITION_NAME, Manifest.VERSION, Manifest.FIELDS);
    }
}
