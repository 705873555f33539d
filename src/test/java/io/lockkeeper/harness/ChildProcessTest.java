package io.lockkeeper.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChildProcessTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void exitCodeIsThatOfTheCommand() {
        try (ChildProcess process = sh("exit 42")) {
            assertThat(process.await(SOON)).isEqualTo(42);
            assertThat(process.exitCode()).succeedsWithin(SOON).isEqualTo(42);
            assertThat(process.isAlive()).isFalse();
        }
    }

    @Test
    void exitCodeTellsTheSignalThatKilledIt() {
        try (ChildProcess process = sh("exec sleep 600")) {
            process.signal("KILL");

            assertThat(process.await(SOON)).isEqualTo(128 + 9);
        }
    }

    @Test
    void exitCodeAfterTermIsTheOneThatTheProcessChose() {
        try (ChildProcess process = sh("trap 'exit 7' TERM; echo up; while :; do sleep 0.1; done")) {
            process.awaitLog(Pattern.compile("up"), SOON);
            process.signal("TERM");

            assertThat(process.await(SOON)).isEqualTo(7);
        }
    }

    @Test
    void pidIsThatOfTheCommand() {
        try (ChildProcess process = sh("echo I am $$; exec sleep 600")) {
            String pid = process.awaitLog(Pattern.compile("I am (\\d+)"), SOON).group(1);

            assertThat(process.pid()).isEqualTo(Long.parseLong(pid));
        }
    }

    @Test
    void stoppedProcessGoesOnWhenContinued() {
        try (ChildProcess process = sh("while [ ! -e " + folder.resolve("go") + " ]; do sleep 0.05; done")) {
            process.signal("STOP");
            assertThat(folder.resolve("go").toFile().mkdir()).isTrue();
            assertThatThrownBy(() -> process.await(Duration.ofSeconds(1))).hasMessageContaining("still runs");
            assertThat(process.isAlive()).isTrue();

            process.signal("CONT");

            assertThat(process.await(SOON)).isZero();
        }
    }

    @Test
    void signalToAnEndedProcessIsRefused() {
        try (ChildProcess process = sh("exit 0")) {
            process.await(SOON);

            assertThatThrownBy(() -> process.signal("TERM"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("exit code 0");
        }
    }

    @Test
    void environmentReachesTheCommand() {
        try (ChildProcess process = ChildProcess.start(
                log(), List.of("sh", "-c", "echo colour=$COLOUR"), Map.of("COLOUR", "green"), ChildProcess.GRACE)) {
            assertThat(process.awaitLog(Pattern.compile("colour=(\\w+)"), SOON).group(1))
                    .isEqualTo("green");
        }
    }

    @Test
    void logLinesCountOnlyWhenComplete() {
        try (ChildProcess process = sh("printf 'port 80'; sleep 0.5; echo 80; exec sleep 600")) {
            assertThat(process.awaitLog(Pattern.compile("port (\\d+)"), SOON).group(1))
                    .isEqualTo("8080");
        }
    }

    @Test
    void waitingForALineFailsWithTheLogWhenTheProcessEnds() {
        try (ChildProcess process = sh("echo no luck; exit 3")) {
            assertThatThrownBy(() -> process.awaitLog(Pattern.compile("ready"), Duration.ofMinutes(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("exit code 3")
                    .hasMessageContaining("before its end")
                    .hasMessageContaining("no luck");
        }
    }

    @Test
    void waitingForALineFailsWithTheLogWhenTimeRunsOut() {
        try (ChildProcess process = sh("echo still busy; exec sleep 600")) {
            process.awaitLog(Pattern.compile("busy"), SOON);

            assertThatThrownBy(() -> process.awaitLog(Pattern.compile("ready"), Duration.ofMillis(300)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("within PT0.3S")
                    .hasMessageContaining("still busy");
        }
    }

    @Test
    void unknownProgramIsSaidInTheLog() {
        try (ChildProcess process = ChildProcess.start(log(), List.of("no-such-program"))) {
            assertThat(process.await(SOON)).isEqualTo(127);
            assertThat(process.logTail()).contains("no-such-program");
        }
    }

    @Test
    void closeKillsAProcessThatIgnoresTerm() {
        ChildProcess process =
                ChildProcess.start(log(), List.of("sh", "-c", DoomedParent.DEAF), Map.of(), Duration.ofSeconds(1));
        process.awaitLog(Pattern.compile("deaf"), SOON);

        process.close();
        process.close();

        assertThat(process.await(Duration.ZERO)).isEqualTo(128 + 9);
    }

    @Test
    void closeEndsAStoppedProcess() {
        ChildProcess process = sh("exec sleep 600");
        process.signal("STOP");

        process.close();

        assertThat(process.await(Duration.ZERO)).isEqualTo(128 + 15);
    }

    @Test
    void childrenDieWhenTheirJvmIsKilled() {
        try (ChildProcess jvm = secondJvm()) {
            long gentle = pid(jvm, "gentle");
            long deaf = pid(jvm, "deaf");
            assertThat(lives(gentle) && lives(deaf)).isTrue();

            jvm.signal("KILL");

            await().atMost(SOON).until(() -> !lives(gentle) && !lives(deaf));
        }
    }

    private ChildProcess secondJvm() {
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        String classPath = System.getProperty("java.class.path");
        return ChildProcess.start(
                folder.resolve("jvm.log"),
                List.of(java, "-cp", classPath, DoomedParent.class.getName(), folder.toString()));
    }

    private static long pid(ChildProcess jvm, String name) {
        return Long.parseLong(
                jvm.awaitLog(Pattern.compile(name + "=(\\d+)"), SOON).group(1));
    }

    private static boolean lives(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private ChildProcess sh(String script) {
        return ChildProcess.start(log(), List.of("sh", "-c", script));
    }

    private Path log() {
        return folder.resolve("child.log");
    }
}
