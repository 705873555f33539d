package io.lockkeeper.harness;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The Maven of this build at work on another project, offline where this build is. */
public final class Maven {

    /** Long enough to download what is missing. */
    private static final Duration ATMOST = Duration.ofMinutes(9);

    private Maven() {}

    /**
     * Runs goals and phases, or fails with the end of the log.
     *
     * @param project its folder
     * @param repository the local repository
     * @param log where its output goes
     * @param environment further variables
     * @param arguments goals, phases and options
     */
    public static void run(
            Path project, Path repository, Path log, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                GatewayCommand.built("consumer.maven").toString(),
                "-B",
                "-f",
                project.resolve("pom.xml").toString(),
                "-Dmaven.repo.local=" + repository));
        if ("offline=true".equals(System.getProperty("consumer.mode"))) {
            command.add("-o");
        }
        command.addAll(arguments);
        Map<String, String> all = new HashMap<>(environment);
        all.put("JAVA_HOME", System.getProperty("java.home"));
        try (ChildProcess maven = ChildProcess.start(log, command, all, ChildProcess.GRACE)) {
            if (maven.await(ATMOST) != 0) {
                throw new IllegalStateException("Maven could not build " + project + ":\n" + maven.logTail());
            }
        }
    }
}
