package io.lockkeeper.harness;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The small shell that stands between this JVM and a child, tells the child's process id, and outlives the JVM. */
final class ShellGuard {
    /**
     * $1 is the log, $2 the grace in seconds, the rest the command. The shells survive SIGTERM, for a signal to the whole
     * process group must not end them before the child. The wait is repeated because a signal interrupts it: a process
     * that is only a zombie still answers to {@code kill -0}, so its exit code is never missed.
     */
    private static final String SHELL =
            """
            log=$1; grace=$2; shift 2
            exec 3<&0
            trap : TERM HUP INT
            "$@" </dev/null >>"$log" 2>&1 3<&- &
            child=$!
            (
              trap : TERM HUP INT
              while read -r _ <&3; do :; done
              kill -TERM $child; kill -CONT $child
              while [ $grace -gt 0 ] && kill -0 $child; do sleep 1; grace=$((grace - 1)); done
              kill -KILL $child
            ) >/dev/null 2>&1 &
            watcher=$!
            exec 3<&- </dev/null
            echo $child
            exec >/dev/null 2>&1
            wait $child; code=$?
            while [ $code -gt 128 ] && kill -0 $child; do wait $child; code=$?; done
            kill -KILL $watcher
            exit $code
            """;

    private ShellGuard() {}

    /** Returns the words of the guard around a command. */
    static List<String> around(List<String> command, Path log, Duration grace) {
        Stream<String> guard = Stream.of("sh", "-c", SHELL, "sh", log.toString(), Long.toString(grace.toSeconds()));
        return Stream.concat(guard, command.stream()).toList();
    }
}
