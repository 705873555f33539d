package io.lockkeeper.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockkeeper.incident.StormLimits;
import io.lockkeeper.incident.Verify;
import io.lockkeeper.reload.AllowList;
import io.lockkeeper.security.EntryRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void standsByItself() {
        Settings settings = read("from-kubeconfig");

        assertThat(settings)
                .isEqualTo(new Settings(
                        "from-kubeconfig",
                        null,
                        false,
                        new Settings.Lease(
                                true,
                                "from-kubeconfig",
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(8),
                                Duration.ofMinutes(1)),
                        new Settings.Idempotent(Duration.ofDays(1)),
                        new Settings.Api(Duration.ofSeconds(2), 32, 3, Duration.ofSeconds(30), Duration.ofSeconds(30)),
                        new Settings.Http(
                                256 * 1024,
                                1000,
                                100,
                                0.5,
                                Duration.ofSeconds(15),
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(2)),
                        new EntryRules(
                                true, null, Duration.ofSeconds(10), Duration.ofSeconds(2), 16, Map.of(), List.of()),
                        new Settings.Batch(8),
                        new Settings.Decide(8),
                        new Settings.View(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofMinutes(2)),
                        new Settings.Dedup(Verify.AUTO, Duration.ZERO),
                        new StormLimits(0, 0, 0, 0),
                        new Settings.Target("built-in", true),
                        new Settings.Cluster(Set.of(), false),
                        new Settings.Kafka(null, "", "lockkeeper", 1, "prometheus", null, Map.of()),
                        new Settings.Routes(null, Duration.ofSeconds(2), AllowList.of(List.of("built-in"))),
                        new Settings.Shutdown(Duration.ofSeconds(5), Duration.ofSeconds(25))));
    }

    @Test
    void takesWhatIsGiven() {
        properties.put("lockkeeper.api.timeout", "500ms");
        properties.put("lockkeeper.http.max-body", "1MiB");
        properties.put("lockkeeper.http.in-flight", " 7 ");
        properties.put("lockkeeper.target.kinds", "built-in, Rollout.argoproj.io");
        properties.put("lockkeeper.cluster.local-names", "west,west-1");
        properties.put("lockkeeper.cluster.accept-remote", "true");
        properties.put("lockkeeper.dedup.verify", "always");
        properties.put("lockkeeper.dedup.min-interval", "5m");
        properties.put("lockkeeper.storm.max-active", "500");
        properties.put("lockkeeper.storm.per-minute", "60");
        properties.put("lockkeeper.storm.namespace-max-active", "50");
        properties.put("lockkeeper.storm.namespace-per-minute", "6");
        environment.put("POD_NAME", "lockkeeper-0");
        properties.put("lockkeeper.tracing.enabled", "true");

        Settings settings = read("ns");

        assertThat(settings.api().timeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.http().maxBody()).isEqualTo(1024 * 1024);
        assertThat(settings.http().inFlight()).isEqualTo(7);
        assertThat(settings.target().kinds()).isEqualTo("built-in, Rollout.argoproj.io");
        assertThat(settings.cluster()).isEqualTo(new Settings.Cluster(Set.of("west", "west-1"), true));
        assertThat(settings.dedup()).isEqualTo(new Settings.Dedup(Verify.ALWAYS, Duration.ofMinutes(5)));
        assertThat(settings.storm()).isEqualTo(new StormLimits(500, 60, 50, 6));
        assertThat(settings.podName()).isEqualTo("lockkeeper-0");
        assertThat(settings.locks()).isTrue();
        assertThat(settings.traced()).isTrue();
    }

    @Test
    void whoMayComeInIsAsGiven() {
        properties.put("lockkeeper.auth.audience", "lockkeeper");
        properties.put("lockkeeper.auth.positive", "1m");
        properties.put("lockkeeper.auth.negative", "0s");
        properties.put("lockkeeper.auth.reviews", "4");
        properties.put("lockkeeper.hmac.http-generic.keys-file", "/keys/generic");
        properties.put("lockkeeper.hmac.http-generic.window", "30s");
        properties.put("lockkeeper.hmac.team-a.keys-file", "/keys/team-a");
        properties.put("lockkeeper.http.trusted-proxies", "10.0.0.0/8, fd00::/8");

        assertThat(read("ns").entry())
                .isEqualTo(new EntryRules(
                        true,
                        "lockkeeper",
                        Duration.ofMinutes(1),
                        Duration.ZERO,
                        4,
                        Map.of(
                                "http-generic",
                                new EntryRules.Signed(Path.of("/keys/generic"), Duration.ofSeconds(30)),
                                "team-a",
                                new EntryRules.Signed(Path.of("/keys/team-a"), Duration.ofMinutes(5))),
                        List.of("10.0.0.0/8", "fd00::/8")));
    }

    @Test
    void signaturesThatNobodyWouldAskForAreRefused() {
        properties.put("lockkeeper.auth.enabled", "false");
        properties.put("lockkeeper.hmac.team-a.keys-file", "/keys/team-a");

        assertThatThrownBy(() -> read("ns"))
                .isInstanceOf(IllegalSettingException.class)
                .hasMessageStartingWith("lockkeeper.hmac.* is set and lockkeeper.auth.enabled is false");
    }

    @Test
    void windowWithoutKeysIsRefusedAsUnknown() {
        properties.put("lockkeeper.hmac.team-a.window", "1m");

        assertThatThrownBy(() -> read("ns"))
                .isInstanceOf(IllegalSettingException.class)
                .hasMessageStartingWith("unknown setting lockkeeper.hmac.team-a.window");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "proxy/8", "fd00::/129", "10.0.0/8"})
    void networkThatIsNoneIsRefused(String network) {
        properties.put("lockkeeper.http.trusted-proxies", network);

        assertThatThrownBy(() -> read("ns"))
                .isInstanceOf(IllegalSettingException.class)
                .hasMessageContaining("lockkeeper.http.trusted-proxies is '" + network + "'")
                .hasMessageContaining("is no network such as 10.0.0.0/8");
    }

    @Test
    void namespaceIsTheNearestThatIsNamed() {
        assertThat(read("of-the-account").namespace()).isEqualTo("of-the-account");
        environment.put("POD_NAMESPACE", "of-the-pod");
        assertThat(read("of-the-account").namespace()).isEqualTo("of-the-pod");
        environment.put("KUBERNAUT_CONTROLLER_NAMESPACE", "of-the-controller");
        assertThat(read("of-the-account").namespace()).isEqualTo("of-the-controller");
        properties.put("lockkeeper.namespace", "set");
        assertThat(read("of-the-account").namespace()).isEqualTo("set");
    }

    @Test
    void refusesToGuessANamespace() {
        assertThatThrownBy(() -> read(null))
                .isInstanceOf(IllegalSettingException.class)
                .hasMessageContaining("lockkeeper.namespace")
                .hasMessageContaining("KUBERNAUT_CONTROLLER_NAMESPACE");
    }

    @ParameterizedTest
    @CsvSource({
        "api.timeout, soon, not a duration such as 500ms",
        "api.timeout, -1s, not a duration",
        "api.timeout, 2000, not a duration",
        "http.in-flight, 0, not a whole number from 1 to 999999",
        "http.in-flight, many, not a whole number from 1 to 999999",
        "http.fingerprint-share, 0, not a part such as 0.5",
        "http.fingerprint-share, 0.0, not a part such as 0.5",
        "http.fingerprint-share, 1.5, not a part such as 0.5",
        "http.fingerprint-share, half, not a part such as 0.5",
        "target.kinds, Secret, may not be a target",
        "target.kinds, rollouts, is neither built-in nor a kind such as Certificate",
        "target.require-existing, yes, neither true nor false",
        "lease.duration, 999ms, less than 1s",
        "lease.sweep, 0s, less than 1s",
        "idempotent.ttl, 0s, less than 1s",
        "idempotent.ttl, 3651d, more than 3650d",
        "dedup.verify, sometimes, 'none of auto, always and never'",
        "storm.per-minute, -1, 'not a whole number from 1 to 999999, or 0 for no limit'",
        "http.max-body, big, not a size such as 256KiB",
        "http.max-body, 0, not between 1 byte and 2047MiB",
        "http.max-body, 999999MiB, not between 1 byte and 2047MiB"
    })
    void refusalNamesSettingValueAndFault(String key, String value, String fault) {
        properties.put("lockkeeper." + key, value);

        assertThatThrownBy(() -> read("ns"))
                .isInstanceOf(IllegalSettingException.class)
                .hasMessageContaining("lockkeeper." + key + " is '" + value + "': ")
                .hasMessageContaining(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "api.timeout, 15s, http.deadline, 15s",
        "api.timeout, 2500ms, api.unreachable-after, 2s",
        "http.deadline, 30s, shutdown.drain, 25s",
        "view.doubtful, 180s, view.stale, 120s"
    })
    void brokenRelationNamesBothSettingsAndValues(String shortKey, String shortTime, String longKey, String longTime) {
        properties.put("lockkeeper." + shortKey, shortTime);
        properties.put("lockkeeper." + longKey, longTime);

        assertThatThrownBy(() -> read("ns"))
                .isInstanceOf(IllegalSettingException.class)
                .hasMessageContaining("lockkeeper." + shortKey + " (" + shortTime + ")")
                .hasMessageContaining("lockkeeper." + longKey + " (" + longTime + ")");
    }

    @Test
    void callThatOutlastsALeaseIsRefusedWhereThereAreLeases() {
        properties.put("lockkeeper.api.timeout", "4s");
        assertThat(read("ns").locks()).isFalse();

        environment.put("POD_NAME", "lockkeeper-0");
        assertThatThrownBy(() -> read("ns"))
                .isInstanceOf(IllegalSettingException.class)
                .hasMessage("lockkeeper.api.timeout (4s) must be shorter than"
                        + " lockkeeper.lease.duration - lease.margin (4s): change one of them");

        properties.put("lockkeeper.lease.enabled", "false");
        assertThat(read("ns").locks()).isFalse();
    }

    @Test
    void doubtThatIsTooShortNamesItsLeast() {
        properties.put("lockkeeper.view.doubt", "46s");
        assertThatThrownBy(() -> read("ns"))
                .isInstanceOf(IllegalSettingException.class)
                .hasMessage("lockkeeper.view.doubt (46s) must be 0s or at least"
                        + " view.doubtful + http.deadline + api.timeout (47s): change one of them");

        properties.put("lockkeeper.view.doubt", "47s");
        assertThat(read("ns").view().doubt()).isEqualTo(Duration.ofSeconds(47));
        properties.put("lockkeeper.view.doubt", "0s");
        assertThat(read("ns").view().doubt()).isZero();
    }

    @Test
    void takesPropertiesOfKafkaAsTheyAre() {
        properties.put("lockkeeper.kafka.brokers", "kafka-1:9092,kafka-2:9092");
        properties.put("lockkeeper.kafka.topics", "alerts, events");
        properties.put("lockkeeper.kafka.format", "cloudevents");
        properties.put("lockkeeper.kafka.dead-letter", "poison");
        properties.put("lockkeeper.kafka.properties.security.protocol", "SASL_SSL");
        properties.put("lockkeeper.kafka.properties.sasl.mechanism", "SCRAM-SHA-512");

        assertThat(read("ns").kafka())
                .isEqualTo(new Settings.Kafka(
                        "kafka-1:9092,kafka-2:9092",
                        "alerts,events",
                        "lockkeeper",
                        1,
                        "cloudevents",
                        "poison",
                        Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "SCRAM-SHA-512")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lockkeeper.kafka.brokers", "lockkeeper.kafka.topics"})
    void brokersAndTopicsGoTogether(String key) {
        properties.put(key, "one");

        assertThatThrownBy(() -> read("ns"))
                .hasMessage("lockkeeper.kafka.brokers and lockkeeper.kafka.topics go together:"
                        + " set both, or neither where no alerts come by Kafka");
    }

    @Test
    void formatOfKafkaIsOneThatIsRead() {
        properties.put("lockkeeper.kafka.format", "avro");

        assertThatThrownBy(() -> read("ns"))
                .hasMessage("lockkeeper.kafka.format is 'avro': none of"
                        + " cloudevents, generic, grafana, kubernetes-event, prometheus");
    }

    @Test
    void unknownKeyIsRefusedWithThoseThatThereAre() {
        properties.put("lockkeeper.http.dedline", "3s");

        assertThatThrownBy(() -> read("ns"))
                .isInstanceOf(IllegalSettingException.class)
                .hasMessageStartingWith("unknown setting lockkeeper.http.dedline: there are ")
                .hasMessageContaining("lockkeeper.http.deadline");
    }

    /** Spring reads one of them for itself. */
    @Test
    void runnableJarStartsFromTheSameDefaults() throws IOException {
        Properties defaults = new Properties();
        try (InputStream file =
                Files.newInputStream(Path.of("src/main/resources/io/lockkeeper/boot/defaults.properties"))) {
            defaults.load(file);
        }
        Settings settings = read("ns");

        assertThat(defaults)
                .containsEntry(
                        "spring.lifecycle.timeout-per-shutdown-phase",
                        "${lockkeeper.shutdown.drain:"
                                + settings.shutdown().drain().toSeconds() + "s}");
    }

    private Settings read(@Nullable String clusterNamespace) {
        return new SettingsReader(key -> Optional.ofNullable(properties.get(key)), environment::get)
                .read(List.copyOf(properties.keySet()), clusterNamespace);
    }
}
