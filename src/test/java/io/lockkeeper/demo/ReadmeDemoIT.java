package io.lockkeeper.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lockkeeper.harness.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first command of the README, and each command that it prints, as a reader would run them. */
final class ReadmeDemoIT {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Pattern FIRST_COMMAND = Pattern.compile("```sh\\R(.+)\\R");
    private static final Pattern TRYOUT = Pattern.compile("(?m)^# \\d+\\. (.+)\\R(curl .+)$");
    private static final Pattern LAST_LINE = Pattern.compile("^# Ctrl-C ends the demo");

    /**
     * The demo shares target/ with the build that runs this test, whose classes are these. That Maven would find them
     * up to date and leave them alone is likely; so it is certain.
     */
    private static final String COMPILE_NOTHING =
            "-Dmaven.main.skip=true -Dmaven.test.skip=true -Dmaven.resources.skip=true";

    @TempDir
    private Path folder;

    private List<ProcessHandle> processes = List.of();

    @AfterEach
    void leaveNothing() {
        processes.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void everyCommandAnswersAsAnnounced() throws Exception {
        try (ChildProcess demo = start()) {
            demo.awaitLog(LAST_LINE, START);
            processes = ProcessHandle.of(demo.pid()).orElseThrow().descendants().toList();
            List<Tryout> tryouts = tryouts(Files.readString(demo.log()));

            assertThat(tryouts).hasSameSizeAs(Tryout.all("", ""));
            for (Tryout tryout : tryouts) {
                check(tryout);
            }
        }
        // Maven has ended; what it started must have, too.
        assertThat(processes).isNotEmpty();
        await().atMost(STOP).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }

    private ChildProcess start() throws IOException {
        Matcher command = FIRST_COMMAND.matcher(Files.readString(Path.of("README.md")));
        assertThat(command.find()).as("README.md has a block of shell").isTrue();
        return ChildProcess.start(
                folder.resolve("demo.log"), List.of("bash", "-c", command.group(1)), environment(), STOP);
    }

    private Map<String, String> environment() throws IOException {
        return Map.of(
                "SERVER_PORT",
                "0",
                "MANAGEMENT_SERVER_PORT",
                "0",
                "MAVEN_OPTS",
                System.getenv().getOrDefault("MAVEN_OPTS", "") + " " + COMPILE_NOTHING,
                // The demo would not start with it, if it looked at it.
                "KUBECONFIG",
                brokenKubeconfig().toString());
    }

    private Path brokenKubeconfig() throws IOException {
        return Files.writeString(folder.resolve("kubeconfig"), "this: [is no kubeconfig");
    }

    private static List<Tryout> tryouts(String log) {
        return TRYOUT.matcher(log)
                .results()
                .map(found -> new Tryout(found.group(1), found.group(2)))
                .toList();
    }

    private void check(Tryout tryout) throws IOException {
        String announced = tryout.shows();
        String answer = run(tryout.command());

        assertThat(answer).as(announced).contains(body(announced));
        if (answer.startsWith("HTTP")) {
            assertThat(answer).as(announced).startsWith("HTTP/1.1 " + announced.substring(0, 3));
        } else {
            assertThat(new ObjectMapper().readTree(answer).path("items")).hasSize(3);
        }
    }

    private static String body(String announced) {
        return switch (announced.replaceFirst(":.*", "")) {
            case "201 created" -> "\"remediationRequestName\":\"rr-";
            case "202 duplicate" -> "\"count\":2";
            case "400 bad input" -> "\"detail\":\"alerts[0].labels.alertname: ";
            case "202 duplicate by its owner" -> "\"count\":3";
            case "200 rejected, no_target" -> "\"reason\":\"no_target\"";
            case "200 rejected, unmanaged_resource" -> "kubectl label --namespace legacy deployment/billing";
            case "200 ignored" -> "\"status\":\"ignored\"";
            case "207 multi-status" -> "\"summary\":{\"total\":4,\"created\":2,\"deduplicated\":1,\"rejected\":1";
            case "The 3 RemediationRequests that all this made, as the API stores them" -> "\"occurrenceCount\":3";
            default -> throw new AssertionError("it is not known what this shows: " + announced);
        };
    }

    private String run(String command) throws IOException {
        try (ChildProcess curl =
                ChildProcess.start(Files.createTempFile(folder, "curl", ".log"), List.of("bash", "-c", command))) {
            assertThat(curl.await(STOP)).as(curl.logTail()).isZero();
            return Files.readString(curl.log());
        }
    }
}
