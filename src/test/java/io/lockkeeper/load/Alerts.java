package io.lockkeeper.load;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * What the requests say. Two runs with the same prefix and seed name the same workloads in the same order; runs with
 * different prefixes never meet.
 *
 * @param fingerprints how often alerts meet
 * @param prefix how the names of all workloads begin; part of a DNS-1123 name, at most 40 characters
 * @param namespace the alerts' label {@code namespace}
 * @param perRequest how many alerts a request holds
 * @param seed what chance is drawn from
 */
public record Alerts(Fingerprints fingerprints, String prefix, String namespace, int perRequest, long seed) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

    /** Refuses names that are no DNS-1123 labels and fewer than one alert per request, naming the option. */
    public Alerts {
        Check.that(
                NAME.matcher(prefix).matches() && prefix.length() <= 40,
                "prefix",
                "must be at most 40 of a-z, 0-9 and - and begin and end with a letter or digit, but is '" + prefix
                        + "'");
        Check.that(
                NAME.matcher(namespace).matches() && namespace.length() <= 63,
                "namespace",
                "must be a DNS-1123 label, but is '" + namespace + "'");
        Check.atLeast("alerts-per-request", perRequest, 1);
    }

    /** Returns single alerts in namespace {@code default}, under a prefix that no other run has. */
    public static Alerts of(Fingerprints fingerprints) {
        return new Alerts(fingerprints, newPrefix(), "default", 1, 1);
    }

    /** Returns the name of a known workload, counted from 0. */
    public String incident(int number) {
        return prefix + "-incident-" + number;
    }

    /** Returns a prefix that no other run has. */
    static String newPrefix() {
        return "load-" + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
    }

    /** Returns these alerts under another prefix. */
    public Alerts withPrefix(String other) {
        return new Alerts(fingerprints, other, namespace, perRequest, seed);
    }

    /** Returns these alerts in another namespace. */
    public Alerts withNamespace(String other) {
        return new Alerts(fingerprints, prefix, other, perRequest, seed);
    }

    /** Returns these alerts with another number of them in each request. */
    public Alerts withPerRequest(int other) {
        return new Alerts(fingerprints, prefix, namespace, other, seed);
    }

    /** Returns these alerts with chance drawn from another seed. */
    public Alerts withSeed(long other) {
        return new Alerts(fingerprints, prefix, namespace, perRequest, other);
    }
}
