package io.lockkeeper.wiring;

import io.lockkeeper.incident.StormLimits;
import io.lockkeeper.reload.AllowList;
import io.lockkeeper.security.EntryRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link Settings}. What it asks for is what can be set: a key that is given and that it never asks for is
 * refused.
 */
final class SettingsReader {

    static final String PREFIX = "lockkeeper.";
    /** What comes before the id of a route that takes signatures. */
    static final String HMAC = "hmac.";
    /** What comes behind it. */
    static final String KEYS_FILE = ".keys-file";

    private final SettingValues values;
    private final Function<String, @Nullable String> environment;

    /**
     * Makes a reader.
     *
     * @param properties gives the value of a key
     * @param environment gives the value of an environment variable, null where it is not set
     */
    SettingsReader(Function<String, Optional<String>> properties, Function<String, @Nullable String> environment) {
        this.values = new SettingValues(properties);
        this.environment = environment;
    }

    /**
     * Returns the settings.
     *
     * @param given every key under the prefix that somebody has set
     * @param clusterNamespace the namespace that the service account or the kubeconfig names, null where none does
     * @throws IllegalSettingException for the first setting that is wrong
     */
    Settings read(Collection<String> given, @Nullable String clusterNamespace) {
        String namespace = namespace(clusterNamespace);
        Settings settings = new Settings(
                namespace,
                environment.apply("POD_NAME"),
                values.flag("tracing.enabled", "false"),
                new Settings.Lease(
                        values.flag("lease.enabled", "true"),
                        values.value("lease.namespace").orElse(namespace),
                        values.atLeast(Duration.ofSeconds(1), "lease.duration", "5s"),
                        values.duration("lease.margin", "1s"),
                        values.duration("lease.wait", "8s"),
                        values.atLeast(Duration.ofSeconds(1), "lease.sweep", "60s")),
                new Settings.Idempotent(
                        values.within(Duration.ofSeconds(1), Duration.ofDays(3650), "idempotent.ttl", "24h")),
                new Settings.Api(
                        values.duration("api.timeout", "2s"),
                        values.count("api.in-flight", "32"),
                        values.count("api.attempts", "3"),
                        values.duration("api.breaker-open", "30s"),
                        values.duration("api.unreachable-after", "30s")),
                new Settings.Http(
                        values.size("http.max-body", "256KiB"),
                        values.count("http.max-alerts", "1000"),
                        values.count("http.in-flight", "100"),
                        values.part("http.fingerprint-share", "0.5"),
                        values.duration("http.deadline", "15s"),
                        values.duration("http.fresh-past", "5m"),
                        values.duration("http.fresh-ahead", "2m")),
                entry(given),
                new Settings.Batch(values.count("batch.parallel", "8")),
                new Settings.Decide(values.count("decide.attempts", "8")),
                new Settings.View(
                        values.duration("view.doubt", "60s"),
                        values.duration("view.doubtful", "30s"),
                        values.duration("view.stale", "2m")),
                new Settings.Dedup(values.verify("dedup.verify", "auto"), values.duration("dedup.min-interval", "0s")),
                new StormLimits(
                        values.limit("storm.max-active", "0"),
                        values.limit("storm.per-minute", "0"),
                        values.limit("storm.namespace-max-active", "0"),
                        values.limit("storm.namespace-per-minute", "0")),
                new Settings.Target(values.kinds("target.kinds"), values.flag("target.require-existing", "true")),
                new Settings.Cluster(
                        Set.copyOf(values.list("cluster.local-names", "")),
                        values.flag("cluster.accept-remote", "false")),
                kafka(given),
                new Settings.Routes(
                        values.value("routes.directory").map(Path::of).orElse(null),
                        values.duration("routes.every", "2s"),
                        AllowList.of(values.list("routes.components", AllowList.BUILT_IN))),
                new Settings.Shutdown(
                        values.duration("shutdown.wait", "5s"), values.duration("shutdown.drain", "25s")));
        values.refuseUnknown(given);
        return settings;
    }

    private EntryRules entry(Collection<String> given) {
        EntryRules rules = new EntryRules(
                values.flag("auth.enabled", "true"),
                values.value("auth.audience").orElse(null),
                values.duration("auth.positive", "10s"),
                values.duration("auth.negative", "2s"),
                values.count("auth.reviews", "16"),
                signatures(given),
                values.networks("http.trusted-proxies"));
        if (!rules.enabled() && !rules.signatures().isEmpty()) {
            throw new IllegalSettingException(PREFIX + "hmac.* is set and " + PREFIX
                    + "auth.enabled is false: nothing would ask for a signature; change one of them");
        }
        return rules;
    }

    /** A route has a keys file, or nothing of it is set. */
    private Map<String, EntryRules.Signed> signatures(Collection<String> given) {
        Map<String, EntryRules.Signed> signatures = new TreeMap<>();
        given.stream()
                .filter(key -> key.startsWith(PREFIX + HMAC) && key.endsWith(KEYS_FILE))
                .map(key -> key.substring(PREFIX.length() + HMAC.length(), key.length() - KEYS_FILE.length()))
                .forEach(route -> values.value(HMAC + route + KEYS_FILE)
                        .ifPresent(file -> signatures.put(
                                route,
                                new EntryRules.Signed(
                                        Path.of(file), values.duration(HMAC + route + ".window", "5m")))));
        return signatures;
    }

    private Settings.Kafka kafka(Collection<String> given) {
        Optional<String> brokers = values.value("kafka.brokers");
        List<String> topics = values.list("kafka.topics", "");
        if (brokers.isPresent() == topics.isEmpty()) {
            throw new IllegalSettingException(PREFIX + "kafka.brokers and " + PREFIX
                    + "kafka.topics go together: set both, or neither where no alerts come by Kafka");
        }
        return new Settings.Kafka(
                brokers.orElse(null),
                String.join(",", topics),
                values.value("kafka.group").orElse("lockkeeper"),
                values.count("kafka.consumers", "1"),
                values.oneOf(Formats.names(), "kafka.format", "prometheus"),
                values.value("kafka.dead-letter").orElse(null),
                values.below("kafka.properties.", given));
    }

    private String namespace(@Nullable String clusterNamespace) {
        Optional<String> set = values.value("namespace");
        if (set.isPresent()) {
            return set.get();
        }
        for (String variable : List.of("KUBERNAUT_CONTROLLER_NAMESPACE", "POD_NAMESPACE")) {
            String named = environment.apply(variable);
            if (named != null && !named.isBlank()) {
                return named;
            }
        }
        if (clusterNamespace == null) {
            throw new IllegalSettingException(
                    PREFIX + "namespace is not set: set it, or KUBERNAUT_CONTROLLER_NAMESPACE,"
                            + " to the namespace where RemediationRequests are made");
        }
        return clusterNamespace;
    }
}
