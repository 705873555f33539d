package io.lockkeeper.integration;

import static io.lockkeeper.integration.RouteFolder.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.OwnThread;
import io.lockkeeper.harness.Requests;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Edits of routes, good and bad ones, while alerts come on their paths and on others. */
final class RouteEdits {

    private static final int EDITED = 3;
    private static final int SENDERS = 4;
    private static final int WORKLOADS = 40;

    private final Installation installation;
    private final RouteFolder folder;
    private final Random random;
    private final Map<String, AtomicInteger> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Map<Integer, Integer>> answers = new ConcurrentHashMap<>();
    private final int[] versions = new int[EDITED];

    /** Starts a gateway with some routes in a folder, one of which is never edited. */
    RouteEdits(Installation installation, Path directory, long seed) {
        this.installation = installation;
        this.random = new Random(seed);
        RouteFolder.write(directory, "untouched.yaml", webhook("untouched", "/hooks/untouched"));
        for (int file = 0; file < EDITED; file++) {
            RouteFolder.write(directory, name(file), good(file, 0));
        }
        folder = RouteFolder.start(installation, directory, Map.of());
    }

    /**
     * Makes so many edits, each once the one before was taken over or refused, and asserts that alerts on routes that are not
     * edited meet nothing but 2xx, those on others 2xx or 503, and that none that was acknowledged is lost.
     *
     * @return how many answers there were, by path and code
     */
    Map<String, Map<Integer, Integer>> make(int edits) {
        CountDownLatch over = new CountDownLatch(1);
        List<CompletableFuture<Void>> senders = IntStream.range(0, SENDERS)
                .mapToObj(sender -> OwnThread.run(() -> send(new Random(sender), over)))
                .toList();
        try {
            IntStream.range(0, edits).forEach(edit -> edit());
        } finally {
            over.countDown();
            senders.forEach(CompletableFuture::join);
        }
        folder.gateway().awaitCounted();
        assertThat(codes("/hooks/untouched")).isSubsetOf(201, 202).isNotEmpty();
        assertThat(codes("/api/v1/signals/prometheus")).isSubsetOf(201, 202).isNotEmpty();
        IntStream.range(0, EDITED)
                .forEach(file ->
                        assertThat(codes(path(file))).isSubsetOf(201, 202, 503).isNotEmpty());
        acknowledged.forEach((workload, alerts) -> assertThat(
                        installation.requests().of(workload))
                .as(workload)
                .singleElement()
                .satisfies(request -> assertThat(Requests.occurrences(request)).isGreaterThanOrEqualTo(alerts.get())));
        return new TreeMap<>(answers);
    }

    private Set<Integer> codes(String path) {
        return answers.getOrDefault(path, Map.of()).keySet();
    }

    private void edit() {
        int file = random.nextInt(EDITED);
        switch (random.nextInt(5)) {
            case 0 -> refused(file, "");
            case 1 -> refused(file, good(file, versions[file]).replace("direct:intake", "direct:intak"));
            case 2 -> refused(file, good(file, versions[file]).replace("steps:", "steps: ["));
            default -> {
                versions[file]++;
                folder.takenOver(() -> folder.write(name(file), good(file, versions[file])));
            }
        }
    }

    private void refused(int file, String text) {
        folder.write(name(file), text);
        folder.await(name(file), "REFUSED");
    }

    private void send(Random choice, CountDownLatch over) {
        while (over.getCount() > 0) {
            String workload = "edits-" + choice.nextInt(WORKLOADS);
            int way = choice.nextInt(EDITED + 2);
            String path = way == EDITED ? "/hooks/untouched" : way > EDITED ? "/api/v1/signals/prometheus" : path(way);
            int status = Http.post(folder.url(path), AlertBody.firing(workload)).statusCode();
            answers.computeIfAbsent(path, unused -> new ConcurrentHashMap<>()).merge(status, 1, Integer::sum);
            if (status < 300) {
                acknowledged
                        .computeIfAbsent(workload, unused -> new AtomicInteger())
                        .incrementAndGet();
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static String name(int file) {
        return "edited-" + file + ".yaml";
    }

    private static String path(int file) {
        return "/hooks/edited-" + file;
    }

    private static String good(int file, int version) {
        return "# version " + version + "\n" + webhook("edited-" + file, path(file));
    }
}
