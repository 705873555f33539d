package io.lockkeeper.harness;

import io.lockkeeper.harness.ApiCall.Outcome;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemTrustOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * A loopback proxy in front of an API server that records every call and disturbs those that a test chooses. Clients talk
 * plain HTTP/1.1 to it; tokens are passed on unchanged, watches flow piece by piece, and a connection that is closed on
 * one side is closed on the other. This class is threadsafe.
 */
public final class ApiProxy implements AutoCloseable {
    private static final int CONNECTIONS = 1000;
    private static final int HEADER_LIMIT = 64 * 1024;

    private final EventLoop eventLoop = new EventLoop();
    private final CallLog log = new CallLog();
    private final Relay relay = new Relay();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final Set<Exchange> inFlight = ConcurrentHashMap.newKeySet();
    private final HttpClient server;
    private final Listener listener;

    /** Starts a proxy in front of a cluster. */
    public ApiProxy(KubeCluster cluster) {
        this(cluster.url(), cluster.caFile());
    }

    /**
     * Starts a proxy.
     *
     * @param serverUrl the https URL of the API server with its port, without a path
     * @param caFile a PEM file with the certificates to trust there
     */
    public ApiProxy(String serverUrl, Path caFile) {
        URI url = URI.create(serverUrl);
        server = eventLoop
                .vertx()
                .createHttpClient(new HttpClientOptions()
                        .setDefaultHost(url.getHost())
                        .setDefaultPort(url.getPort())
                        .setSsl(true)
                        .setTrustOptions(new PemTrustOptions().addCertPath(caFile.toString()))
                        .setMaxPoolSize(CONNECTIONS)
                        .setMaxHeaderSize(HEADER_LIMIT));
        listener = new Listener(eventLoop, this::handle);
    }

    /** Returns the http URL for clients, without a path; it stays the same. */
    public String url() {
        return "http://127.0.0.1:" + listener.port();
    }

    /** Returns the calls that have arrived, in their order; those in flight are among them. */
    public List<ApiCall> calls() {
        return log.calls();
    }

    /** Returns the calls that match, in the order of their arrival. */
    public List<ApiCall> calls(Predicate<ApiCall> matcher) {
        return calls().stream().filter(matcher).toList();
    }

    /** Forgets the calls so far, those in flight too; rules and faults stay. */
    public void reset() {
        log.clear();
    }

    /** Begins a rule for the calls that match; it acts once its fault is named. */
    public RuleDraft when(Predicate<ApiCall> matcher) {
        return new RuleDraft(eventLoop, rules, matcher, Integer.MAX_VALUE);
    }

    /** Removes all rules; calls that are held stay held until their release. */
    public void removeRules() {
        rules.clear();
    }

    /** Refuses connections from now on and cuts those there are, as when no API server listens. */
    public void refuseConnections() {
        cutAll();
        listener.shut();
    }

    /** Takes connections again. */
    public void accept() {
        listener.open();
    }

    /** Cuts all connections and with them all calls in flight; those held are lost, and new connections are welcome. */
    public void cutAll() {
        eventLoop.run(() -> {
            inFlight.forEach(exchange -> exchange.cut(Outcome.CUT));
            listener.closeConnections();
        });
    }

    /** Stops the events of all watches, those that begin later too, while their connections stay open. */
    public void stallWatches() {
        eventLoop.run(() -> relay.stallWatches(true));
    }

    /** Lets the events of watches flow again, beginning with those that waited. */
    public void resumeWatches() {
        eventLoop.run(() -> relay.stallWatches(false));
    }

    /** Cuts everything and ends. */
    @Override
    public void close() {
        refuseConnections();
        eventLoop.close();
    }

    private void handle(HttpServerRequest request) {
        String query = Optional.ofNullable(request.query()).orElse("");
        ApiCall call = log.begin(request.method().name(), request.path(), query);
        Exchange exchange = new Exchange(request, call, log, relay, inFlight::remove);
        inFlight.add(exchange);
        exchange.run(server, fault(call));
    }

    private Fault fault(ApiCall call) {
        return rules.stream()
                .filter(rule -> rule.takes(call))
                .findFirst()
                .map(Rule::fault)
                .orElse(Fault.NONE);
    }
}
