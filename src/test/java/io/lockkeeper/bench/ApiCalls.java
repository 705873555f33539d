package io.lockkeeper.bench;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The calls that the API server has answered, as its own metrics count them. Watches are left out: they outlast a run. */
final class ApiCalls {

    static final String METRIC = "apiserver_request_total";

    private static final Set<String> RESOURCES = Set.of(
            "leases", "remediationrequests", "deployments", "namespaces", "tokenreviews", "subjectaccessreviews");

    private ApiCalls() {}

    /** Returns how many there were of each kind, as {@code PATCH remediationrequests/status}. */
    static SortedMap<String, Long> of(Series series) {
        SortedMap<String, Long> calls = new TreeMap<>();
        series.of(METRIC).forEach(entry -> {
            String resource = Series.label(entry.getKey(), "resource");
            String verb = Series.label(entry.getKey(), "verb");
            long count = Math.round(entry.getValue());
            if (count > 0 && RESOURCES.contains(resource) && !verb.equals("WATCH")) {
                String subresource = Series.label(entry.getKey(), "subresource");
                String slash = subresource.isEmpty() ? "" : "/";
                calls.merge(verb + " " + resource + slash + subresource, count, Long::sum);
            }
        });
        return calls;
    }
}
