package io.lockkeeper.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One run of the runnable jar as something else than a gateway.
 *
 * @param code what it ended with
 * @param output what it printed, errors included
 */
public record ToolRun(int code, String output) {

    /** Runs the jar as it is shipped. */
    public static ToolRun packed(String... arguments) throws IOException, InterruptedException {
        return run(GatewayCommand.packed(), Map.of(), arguments);
    }

    /** Runs the jar unpacked, which is there sooner. */
    public static ToolRun unpacked(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return run(GatewayCommand.unpacked(), environment, arguments);
    }

    private static ToolRun run(Path jar, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(GatewayCommand.of(jar, Path.of("target")));
        command.addAll(1, silence());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new ToolRun(process.waitFor(), output);
    }

    /** The JVM says of itself what fits its cache, and from JDK 24 on what Netty does with memory: the tool says neither. */
    private static List<String> silence() {
        return Runtime.version().feature() < 24
                ? List.of("-Xlog:disable")
                : List.of("-Xlog:disable", "--sun-misc-unsafe-memory-access=allow");
    }
}
