package io.lockkeeper.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.Account;
import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.JvmMemory;
import io.lockkeeper.harness.SharedCluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hostile requests beside good ones: these go on as if those were not there, and nobody learns anything. */
@ExtendWith(SharedCluster.class)
class HostileIT {

    private static final Logger LOG = LoggerFactory.getLogger(HostileIT.class);
    private static final int AT_ONCE = 64;

    /** In mebibytes. What the requests of a run send would fill the whole of it several times over. */
    private static final long HALF_OF_THE_HEAP = 128;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");
    private static final List<Integer> REFUSALS =
            List.of(400, 401, 403, 404, 405, 408, 411, 413, 414, 415, 431, 501, 503, 504, 505);

    private final Installation installation;
    private final GatewayProcess gateway;
    private final Account sender;
    private final String good;
    private final List<Socket> waiting = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> answers = new ConcurrentLinkedQueue<>();

    HostileIT(Installation installation) {
        this.installation = installation;
        gateway = installation.start(Map.of("LOCKKEEPER_AUTH_ENABLED", "true"));
        sender = installation.senders().allowed();
        good = sender.token();
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : waiting) {
            socket.close();
        }
    }

    @Test
    void goodAlertsGoOnBesideTwoThousandHostileRequests() throws Exception {
        withstand(2_000);
    }

    @Test
    @Tag("soak")
    void goodAlertsGoOnBesideTwentyThousandHostileRequests() throws Exception {
        withstand(20_000);
    }

    private void withstand(int requests) throws Exception {
        JvmMemory before = JvmMemory.of(gateway.process());
        String expired = sender.tokenUntil(Instant.now().minus(Duration.ofHours(1)));
        List<Integer> taken = new CopyOnWriteArrayList<>();
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            Future<?> goodOnes = clock.scheduleWithFixedDelay(
                    () -> taken.add(sendGoodOne("good" + taken.size() % 20)), 0, 50, TimeUnit.MILLISECONDS);
            sendHostileOnes(clock, threads, requests, expired);
            goodOnes.cancel(false);
        } finally {
            clock.shutdownNow();
            threads.shutdownNow();
        }
        hangUp();
        JvmMemory after = JvmMemory.of(gateway.process());
        LOG.info(
                "{} hostile requests beside {} good ones; live {} MiB before and {} after, resident {} and {}",
                requests,
                taken.size(),
                before.live(),
                after.live(),
                before.resident(),
                after.resident());
        assertThat(taken).isNotEmpty().allMatch(status -> status == 201 || status == 202);
        assertThat(after.live()).isLessThan(HALF_OF_THE_HEAP);
        assertRefused(expired);
    }

    private int sendGoodOne(String deployment) {
        return Http.send(HttpRequest.newBuilder(gateway.signals())
                        .header("Authorization", "Bearer " + good)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(AlertBody.firing(deployment))))
                .statusCode();
    }

    /** Two hundred a second, where the machine is fast enough; no more than some at once anyway. */
    private void sendHostileOnes(ScheduledExecutorService clock, ExecutorService threads, int requests, String expired)
            throws InterruptedException, ExecutionException {
        Semaphore pace = new Semaphore(0);
        Future<?> beat = clock.scheduleAtFixedRate(pace::release, 0, 5, TimeUnit.MILLISECONDS);
        Random random = new Random(7);
        List<Hostile> kinds = List.of(Hostile.values());
        List<Future<?>> sent = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            Hostile kind = kinds.get(random.nextInt(kinds.size()));
            Random choices = new Random(random.nextLong());
            pace.acquire();
            sent.add(threads.submit(() -> {
                send(kind, expired, choices);
                return kind;
            }));
        }
        beat.cancel(false);
        for (Future<?> one : sent) {
            one.get();
        }
    }

    private void send(Hostile kind, String expired, Random random) throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), gateway.signals().getPort());
        String answer = kind.send(socket, good, expired, AlertBody.firing("hostile"), random);
        if (answer == null) {
            synchronized (waiting) {
                waiting.add(socket);
            }
        } else {
            answers.add(answer);
            socket.close();
        }
    }

    private void assertRefused(String expired) throws IOException {
        assertThat(answers).filteredOn(answer -> !answer.isEmpty()).isNotEmpty().allSatisfy(answer -> {
            assertThat(STATUS.matcher(answer).results().map(status -> Integer.valueOf(status.group(1))))
                    .as(answer)
                    .isNotEmpty()
                    .allMatch(REFUSALS::contains);
            assertTellsNothing(answer, expired);
            assertThat(answer)
                    .doesNotContain(
                            "Apache Tomcat",
                            "system:serviceaccount",
                            installation.proxy().url());
        });
        assertTellsNothing(Files.readString(gateway.process().log(), UTF_8), expired);
        assertThat(installation.requests().of("hostile")).isEmpty();
    }

    private void assertTellsNothing(String text, String expired) {
        assertThat(text).doesNotContain(good, expired).doesNotContain("\tat ", "Exception", "jndi");
    }
}
