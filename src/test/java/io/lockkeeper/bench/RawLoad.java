package io.lockkeeper.bench;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.load.Fault;
import io.lockkeeper.load.Load;
import io.lockkeeper.load.LoadGenerator;
import io.lockkeeper.load.Outcome;
import io.lockkeeper.load.Sender;
import io.lockkeeper.load.SenderFactory;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The load generator with another sender: one that calls the API server as a gateway would, without one. It measures by
 * the same clock, clients and warm-up.
 */
final class RawLoad implements SenderFactory {

    private static final int TIMEOUT_MILLIS = 2000;
    private static final Duration END = Duration.ofMinutes(1);

    private final Work work;
    private final RawCalls calls;
    private final ExecutorService background;

    private RawLoad(Work work, RawCalls calls, ExecutorService background) {
        this.work = work;
        this.calls = calls;
        this.background = background;
    }

    /**
     * Runs as the load generator does.
     *
     * @param args a {@link Work}, a kubeconfig, the namespace of the requests and that of the workloads; then the load
     *     generator's own
     */
    public static void main(String[] args) throws InterruptedException {
        List<String> all = List.of(args);
        int exit;
        ExecutorService background = Executors.newCachedThreadPool();
        try (KubernetesClient client = client(new File(all.get(1)))) {
            RawCalls calls = new RawCalls(client, all.get(2), all.get(3));
            exit = LoadGenerator.run(
                    new RawLoad(Work.valueOf(all.get(0)), calls, background),
                    all.subList(4, all.size()).toArray(String[]::new));
            background.shutdown();
            if (!background.awaitTermination(END.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("calls in the background still run after " + END);
            }
        }
        System.exit(exit);
    }

    /** The client as the gateway has it: no retries, and its time for a call. */
    private static KubernetesClient client(File kubeconfig) {
        Config config = new ConfigBuilder(Config.fromKubeconfig(kubeconfig))
                .withRequestRetryBackoffLimit(0)
                .withRequestTimeout(TIMEOUT_MILLIS)
                .withConnectionTimeout(TIMEOUT_MILLIS)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    @Override
    public Sender make(Load load, Consumer<Outcome> onRetry) {
        Sender sender = sender(load.alerts().prefix());
        return request -> {
            try {
                return sender.send(request);
            } catch (KubernetesClientException e) {
                return CompletableFuture.completedFuture(failed(e));
            }
        };
    }

    private Sender sender(String prefix) {
        return switch (work) {
            case RAW_CYCLE -> request -> cycle(prefix + "-unique-" + request.number());
            case RAW_LEASE -> request -> lease();
            case RAW_PATCH -> counts();
            default -> throw new IllegalArgumentException(work + " is nothing that the API server does by itself");
        };
    }

    /** On a machine with other work, the time for a call may be over for it as for a gateway. */
    private static Outcome failed(KubernetesClientException failure) {
        long now = System.nanoTime();
        return failure.getCode() > 0
                ? new Outcome.Answered(failure.getCode(), Map.of(), Duration.ZERO, now)
                : new Outcome.Failed(Fault.TIMEOUT, now);
    }

    private CompletableFuture<Outcome> cycle(String workload) {
        String key = RawCalls.newKey();
        calls.readWorkload(workload);
        GenericKubernetesResource lease = calls.createLease(key);
        GenericKubernetesResource created = calls.createRequest(key, workload);
        CompletableFuture<Outcome> outcome = done("created");
        background.execute(() -> calls.count(created, 1));
        background.execute(() -> calls.deleteLease(lease));
        return outcome;
    }

    private CompletableFuture<Outcome> lease() {
        GenericKubernetesResource lease = calls.createLease(RawCalls.newKey());
        CompletableFuture<Outcome> outcome = done("created");
        background.execute(() -> calls.deleteLease(lease));
        return outcome;
    }

    private Sender counts() {
        List<Counted> requests = calls.requests().stream().map(Counted::new).toList();
        return request -> {
            requests.get((int) (request.number() % requests.size())).count(calls);
            return done("duplicate");
        };
    }

    private static CompletableFuture<Outcome> done(String decision) {
        return CompletableFuture.completedFuture(
                new Outcome.Answered(200, Map.of(decision, 1), Duration.ZERO, System.nanoTime()));
    }

    /** A request that is counted on by one at a time, as one gateway does. */
    private static final class Counted {
        private GenericKubernetesResource request;
        private int occurrences = 1;

        Counted(GenericKubernetesResource request) {
            this.request = request;
        }

        synchronized void count(RawCalls calls) {
            try {
                request = calls.count(request, ++occurrences);
            } catch (KubernetesClientException e) {
                // It may have been counted all the same: the next count is on what is now there.
                request = calls.readAgain(request);
                throw e;
            }
        }
    }
}
