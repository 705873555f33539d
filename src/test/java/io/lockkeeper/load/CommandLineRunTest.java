package io.lockkeeper.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lockkeeper.harness.OwnThread;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command line: arguments, exit codes, the result as JSON. */
@Timeout(60)
class CommandLineRunTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void printsTheResultAsJson() throws Exception {
        try (FakeGateway gateway = new FakeGateway()) {
            int exit = execute(gateway, "--count 20 --clients 2 --fingerprints same --prefix shop --seed 7 --quiet");

            assertThat(exit).isZero();
            assertThat(err.toString(UTF_8)).isEmpty();
            JsonNode result = JSON.readTree(out.toByteArray());
            assertThat(result.fieldNames())
                    .toIterable()
                    .containsExactly(
                            "prefix",
                            "seed",
                            "requests",
                            "alerts",
                            "durationSeconds",
                            "throughput",
                            "byStatus",
                            "decisions",
                            "faults",
                            "retries",
                            "retriesAfter",
                            "latencyMs",
                            "perSecond",
                            "rounds");
            assertThat(result.path("prefix").asText()).isEqualTo("shop");
            assertThat(result.path("seed").asLong()).isEqualTo(7);
            assertThat(result.path("requests").asLong()).isEqualTo(20);
            assertThat(result.path("durationSeconds").isNumber()).isTrue();
            assertThat(result.path("byStatus").path("202").asLong()).isEqualTo(19);
            assertThat(result.path("decisions").path("created").asLong()).isEqualTo(1);
            assertThat(result.path("latencyMs").path("overall").fieldNames())
                    .toIterable()
                    .containsExactly("count", "min", "p50", "p90", "p95", "p99", "p999", "max", "mean");
            assertThat(result.path("latencyMs")
                            .path("byStatus")
                            .path("201")
                            .path("count")
                            .asLong())
                    .isEqualTo(1);
            assertThat(result.path("perSecond").isArray()).isTrue();
        }
    }

    @Test
    void writesTheResultToFileAndItsRoundsWithIt(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("result.json");
        try (FakeGateway gateway = new FakeGateway()) {
            int exit = execute(gateway, "--rounds 2 --clients 3 --quiet --json " + file);

            assertThat(exit).isZero();
            assertThat(out.toString(UTF_8)).isEmpty();
            JsonNode rounds = JSON.readTree(Files.readAllBytes(file)).path("rounds");
            assertThat(rounds).hasSize(2);
            assertThat(rounds.path(1).path("round").asInt()).isEqualTo(1);
            assertThat(rounds.path(1).path("counts").path("201").asInt()).isEqualTo(1);
            assertThat(rounds.path(1).path("counts").path("202").asInt()).isEqualTo(2);
        }
    }

    @Test
    void tokenOfFileIsSentAndNeverPrinted(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "secret\n");
        try (FakeGateway gateway = new FakeGateway()) {
            execute(gateway, "--count 1 --token-file " + file);

            assertThat(gateway.seen().get(0).authorization()).containsExactly("Bearer secret");
            assertThat(out.toString(UTF_8) + err.toString(UTF_8)).doesNotContain("secret");
            assertThat(Target.of(gateway.url()).withToken("secret").toString()).doesNotContain("secret");
        }
    }

    @Test
    void warmUpIsAboutOtherWorkloadsAndNoPartOfTheResult() throws Exception {
        try (FakeGateway gateway = new FakeGateway()) {
            execute(gateway, "--count 3 --prefix shop --warm-up 1m --quiet");

            assertThat(gateway.workloads())
                    .containsExactlyInAnyOrder(
                            "shop-warm-unique-0",
                            "shop-warm-unique-1",
                            "shop-warm-unique-2",
                            "shop-unique-0",
                            "shop-unique-1",
                            "shop-unique-2");
            assertThat(JSON.readTree(out.toByteArray()).path("requests").asInt())
                    .isEqualTo(3);
        }
    }

    @Test
    void warmUpMayBeAboutTheSameWorkloads() throws Exception {
        try (FakeGateway gateway = new FakeGateway()) {
            execute(gateway, "--count 2 --prefix shop --fingerprints same --warm-up 1m --warm-up-same --quiet");

            assertThat(gateway.workloads()).hasSize(4).containsOnly("shop-incident-0");
        }
    }

    @Test
    void runWaitsForItsFileOnceItIsWarm(@TempDir Path folder) throws Exception {
        Path begin = folder.resolve("begin");
        try (FakeGateway gateway = new FakeGateway()) {
            var run = OwnThread.supply(
                    () -> execute(gateway, "--count 1 --prefix shop --warm-up 1m --quiet --begin " + begin));
            await().until(() -> err.toString(UTF_8).contains(WarmUp.IS_WARM));
            assertThat(gateway.workloads()).containsExactly("shop-warm-unique-0");

            Files.createFile(begin);

            assertThat(run.join()).isZero();
            assertThat(gateway.workloads()).containsExactly("shop-warm-unique-0", "shop-unique-0");
        }
    }

    @Test
    void exitIsZeroWhateverTheStatus() throws Exception {
        try (FakeGateway busy = new FakeGateway((exchange, request) -> FakeGateway.reply(exchange, 503, "{}"))) {
            assertThat(execute(busy, "--rate 1000 --count 5 --quiet")).isZero();
        }
    }

    @Test
    void exitIsOneWhenNothingCouldBeSent() throws Exception {
        int exit = execute("--url " + PatienceTest.nobody() + " --count 3 --quiet");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("Nothing could be sent", "3");
        assertThat(JSON.readTree(out.toByteArray())
                        .path("faults")
                        .path("refused")
                        .asLong())
                .isEqualTo(3);
    }

    @Test
    void exitIsThreeWhenSomeWentUnanswered() throws Exception {
        try (FakeGateway gateway = new FakeGateway()) {
            int exit = execute(gateway, "--url " + PatienceTest.nobody() + " --count 4 --quiet");

            assertThat(exit).isEqualTo(3);
        }
    }

    @Test
    void helpNamesEveryOption() throws Exception {
        assertThat(execute("--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("--url", "--fingerprints", "--rounds", "--retry-503", "--json");
    }

    @Test
    void progressIsPrintedWhileTheRunLasts() throws Exception {
        // The only request is answered once there is a line, so that the run cannot end before.
        try (FakeGateway gateway = new FakeGateway((exchange, request) -> await().until(() -> err.size() > 0))) {
            execute(gateway, "--count 1");

            assertThat(err.toString(UTF_8)).containsPattern("^\\d+ s: sent \\d, answered 0 \\(\\)");
        }
    }

    @Test
    void quietPrintsNoProgress() throws Exception {
        try (FakeGateway gateway = new FakeGateway()) {
            execute(gateway, "--rate 10 --duration 1500ms --quiet");

            assertThat(err.toString(UTF_8)).isEmpty();
        }
    }

    private int execute(FakeGateway gateway, String arguments) {
        return execute("--url " + gateway.url() + " " + arguments);
    }

    private int execute(String arguments) {
        try {
            return new CommandLineRun(
                            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), SenderFactory.HTTP)
                    .execute(arguments.split(" +"));
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while the load generator ran", e);
        }
    }
}
