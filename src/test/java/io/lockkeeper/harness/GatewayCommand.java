package io.lockkeeper.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the gateway that this build has made is started. */
public final class GatewayCommand {

    private GatewayCommand() {}

    /** Returns the runnable jar as it is shipped. */
    public static Path packed() {
        return built("boot.jar");
    }

    /** Returns the jar that the runnable one was unpacked to, with an archive of its classes beside it. */
    public static Path unpacked() {
        return built("boot.unpacked").resolve(packed().getFileName());
    }

    /**
     * Returns the command that runs a jar.
     *
     * @param folder for what it unpacks, which would be left behind where it is killed
     */
    static List<String> of(Path jar, Path folder) {
        List<String> command = java(folder);
        Path classes = jar.resolveSibling("classes.jsa");
        if (Files.exists(classes)) {
            command.add("-XX:SharedArchiveFile=" + classes);
        }
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /**
     * Returns a command that lacks what is to run.
     *
     * @param folder for what it unpacks
     */
    static List<String> java(Path folder) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // A test's gateway lives for seconds: compiling it well would take longer.
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-Djava.io.tmpdir=" + folder);
        String agent = System.getProperty("boot.agent", "");
        if (agent.startsWith("-javaagent")) {
            command.add(agent);
        }
        return command;
    }

    static Path built(String property) {
        String path = System.getProperty(property);
        if (path == null) {
            throw new IllegalStateException("system property " + property + " is not set: run this test by mvn verify");
        }
        return Path.of(path);
    }
}
