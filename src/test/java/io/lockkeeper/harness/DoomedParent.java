package io.lockkeeper.harness;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The program of a second JVM that has two children and is killed. */
final class DoomedParent {
    /** A shell script that ignores SIGTERM, and says when it does. */
    static final String DEAF = "trap '' TERM; echo deaf; while :; do sleep 1; done";

    private DoomedParent() {}

    /** Starts the children, writes their process ids, and waits for its own end; the argument is the folder of logs. */
    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[0]);
        Duration grace = Duration.ofSeconds(1);
        ChildProcess gentle =
                ChildProcess.start(folder.resolve("gentle.log"), List.of("sleep", "600"), Map.of(), grace);
        ChildProcess deaf = ChildProcess.start(folder.resolve("deaf.log"), List.of("sh", "-c", DEAF), Map.of(), grace);
        deaf.awaitLog(Pattern.compile("deaf"), Duration.ofSeconds(20));
        System.out.println("gentle=" + gentle.pid() + "\ndeaf=" + deaf.pid());
        Thread.currentThread().join();
    }
}
