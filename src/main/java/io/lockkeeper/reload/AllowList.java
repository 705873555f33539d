package io.lockkeeper.reload;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names that routes of a folder may use: of components, of expression languages, of steps that are dangerous in
 * general, and of what placeholders read from.
 *
 * <p>It is a lint, and no sandbox: whoever may write the folder acts as the gateway's account.
 *
 * @param names all of them
 */
public record AllowList(Set<String> names) {

    /** Stands for the names that are allowed where nothing else is said. */
    public static final String BUILT_IN = "built-in";

    private static final Set<String> COMPONENTS = Set.of(
            "activemq",
            "activemq6",
            "amqp",
            "aws2-sqs",
            "azure-servicebus",
            "cron",
            "direct",
            "file",
            "ftp",
            "google-pubsub",
            "http",
            "https",
            "jms",
            "kafka",
            "log",
            "nats",
            "netty-http",
            "paho",
            "paho-mqtt5",
            "platform-http",
            "quartz",
            "scheduler",
            "seda",
            "sftp",
            "sjms2",
            "spring-rabbitmq",
            "timer");

    private static final Set<String> LANGUAGES = Set.of(
            "constant", "exchangeProperty", "header", "jq", "jsonpath", "simple", "tokenize", "variable", "xtokenize");

    /** Returns the list of the given names, {@link #BUILT_IN} among them or not. */
    public static AllowList of(Collection<String> names) {
        Set<String> all = new TreeSet<>(names);
        if (all.remove(BUILT_IN)) {
            all.addAll(COMPONENTS);
            all.addAll(LANGUAGES);
        }
        return new AllowList(all);
    }

    /** Returns whether a name is on it. */
    boolean allows(String name) {
        return names.contains(name);
    }
}
