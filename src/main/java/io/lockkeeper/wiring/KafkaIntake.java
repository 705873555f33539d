package io.lockkeeper.wiring;

import io.lockkeeper.kafka.GroupLag;
import io.lockkeeper.kafka.KafkaMetrics;
import io.lockkeeper.steps.CommitRecord;
import io.lockkeeper.steps.KeepRecord;
import io.lockkeeper.steps.RefusePart;
import io.lockkeeper.steps.TakeRecord;
import io.lockkeeper.steps.WriteDeadLetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.spi.Registry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** What the routes that read Kafka need. Where none is configured they are there, and do not start. */
final class KafkaIntake {

    private static final String PREFIX = SettingsReader.PREFIX + "kafka.";

    private KafkaIntake() {}

    static void bind(CamelContext context, Settings settings, KafkaMetrics metrics) {
        Settings.Kafka kafka = settings.kafka();
        PropertiesComponent properties = context.getPropertiesComponent();
        properties.addOverrideProperty(PREFIX + "enabled", Boolean.toString(kafka.enabled()));
        properties.addOverrideProperty(PREFIX + "topics", kafka.enabled() ? kafka.topics() : "none");
        KafkaComponent component = new KafkaComponent();
        component.setConfiguration(configuration(kafka));
        context.addComponent("kafka", component);

        Registry registry = context.getRegistry();
        registry.bind("keepRecord", new KeepRecord());
        registry.bind(
                "takeRecord",
                new TakeRecord(
                        kafka.format(),
                        settings.http().deadline(),
                        settings.api().timeout(),
                        System::nanoTime));
        registry.bind("refusePart", new RefusePart());
        registry.bind("commitRecord", new CommitRecord());
        registry.bind("writeDeadLetter", new WriteDeadLetter(kafka.deadLetter(), metrics));
    }

    /** Returns what asks how far the group is, empty where no records are read. The context closes it when it stops. */
    static Optional<GroupLag> lag(CamelContext context, Settings.Kafka kafka, KafkaMetrics metrics) {
        String brokers = kafka.brokers();
        if (brokers == null) {
            return Optional.empty();
        }
        Map<String, Object> properties = new HashMap<>(kafka.properties());
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        GroupLag lag = new GroupLag(
                Admin.create(properties), kafka.group(), List.of(kafka.topics().split(",")), metrics);
        context.getRegistry().bind("kafkaLag", GroupLag.class, lag, null, "close");
        return Optional.of(lag);
    }

    private static KafkaConfiguration configuration(Settings.Kafka kafka) {
        KafkaConfiguration configuration = new KafkaConfiguration();
        configuration.setBrokers(kafka.brokers());
        configuration.setGroupId(kafka.group());
        configuration.setConsumersCount(kafka.consumers());
        // The component takes out of them what it knows.
        configuration.setAdditionalProperties(new HashMap<>(kafka.properties()));
        return configuration;
    }
}
