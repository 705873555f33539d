package io.lockkeeper.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.Requests;
import io.lockkeeper.incident.Fingerprint;
import io.lockkeeper.target.Target;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The cluster that everything is measured on, and the objects that alerts are about. */
final class Ground implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REQUESTS = "/registry/kubernaut.ai/remediationrequests/";
    private static final String DEPLOYMENTS = "/registry/deployments/";
    private static final String DEPLOYMENT =
            """
            {"apiVersion": "apps/v1", "kind": "Deployment",
             "metadata": {"name": "%1$s", "namespace": "%2$s", "uid": "%3$s", "creationTimestamp": "%4$s"},
             "spec": {"replicas": 1, "selector": {"matchLabels": {"app": "%1$s"}},
                      "template": {"metadata": {"labels": {"app": "%1$s"}},
                                   "spec": {"containers": [{"name": "app", "image": "app"}]}}}}""";

    /** Every five minutes the API server compares its cache with all that is stored: whatever run that falls into is slow. */
    private final KubeCluster cluster = new KubeCluster("--feature-gates=DetectCacheInconsistency=false");

    private final Storage storage = new Storage(cluster.etcdUrl());
    private final String workloads;
    private final String request;

    /** Starts a cluster with the definition of the requests and a namespace of workloads that is managed. */
    Ground() {
        cluster.apply(Path.of("k8s/crd/remediationrequests.yaml"));
        workloads = cluster.createNamespace("bench", Map.of("kubernaut.ai/managed", "true"));
        request = template();
    }

    /** Returns what the API server makes of a request: whatever is written beneath it has that form. */
    private String template() {
        String namespace = cluster.createNamespace("template");
        new Requests(cluster.adminClient(), namespace)
                .create(Requests.sample(
                        "template", Fingerprint.of(target("template")).value()));
        return storage.get(REQUESTS + namespace + "/template");
    }

    KubeCluster cluster() {
        return cluster;
    }

    /** Returns the version of the storage. */
    String etcdVersion() {
        return storage.version();
    }

    /** Returns the namespace of the workloads that alerts are about. */
    String workloads() {
        return workloads;
    }

    /** Makes workloads. */
    void createWorkloads(Stream<String> names) {
        String now = now();
        storage.putAtOnce(names.map(name -> Map.entry(
                        DEPLOYMENTS + workloads + "/" + name,
                        DEPLOYMENT.formatted(name, workloads, UUID.randomUUID(), now)))
                .iterator());
    }

    /** Makes a request about each of these workloads, the first of its incident, and active. */
    void createRequests(String namespace, Stream<String> names) {
        storage.put(requests(namespace, names, false));
    }

    /** Makes requests that have ended, in a namespace that nobody watches yet. */
    void createEndedRequests(String namespace, Stream<String> names) {
        storage.putAtOnce(requests(namespace, names, true).iterator());
    }

    private Stream<Map.Entry<String, String>> requests(String namespace, Stream<String> names, boolean ended) {
        return names.map(name -> Map.entry(REQUESTS + namespace + "/rr-" + name, request(namespace, name, ended)));
    }

    private String request(String namespace, String workload, boolean ended) {
        try {
            ObjectNode copy = (ObjectNode) JSON.readTree(request);
            copy.withObject("/metadata")
                    .put("name", "rr-" + workload)
                    .put("namespace", namespace)
                    .put("uid", UUID.randomUUID().toString())
                    .put("creationTimestamp", now());
            copy.withObject("/spec")
                    .put("signalFingerprint", Fingerprint.of(target(workload)).value());
            copy.withObject("/spec/targetResource").put("namespace", workloads).put("name", workload);
            if (ended) {
                copy.withObject("/status").put("overallPhase", "Completed");
            }
            return copy.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + request, e);
        }
    }

    private Target target(String workload) {
        return new Target("", workloads, "Deployment", workload, "apps/v1");
    }

    /** Deletes all workloads. */
    void deleteWorkloads() {
        storage.deleteBelowAtOnce(DEPLOYMENTS + workloads);
    }

    /** Deletes all requests of a namespace. */
    void deleteRequests(String namespace) {
        storage.deleteBelow(REQUESTS + namespace);
    }

    /** Returns how often the API server was called, for what. */
    Series calls() {
        return Series.parse(cluster.adminClient().raw("/metrics"), ApiCalls.METRIC);
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
