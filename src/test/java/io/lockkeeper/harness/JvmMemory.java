package io.lockkeeper.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a JVM takes up.
 *
 * @param resident mebibytes of memory that the process has
 * @param live mebibytes of its heap that are in use after a full collection
 */
public record JvmMemory(long resident, long live) {

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern MOST = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

    /** Measures a process: first what it has by itself, then what a collection leaves. */
    public static JvmMemory of(ChildProcess process) {
        try {
            return new JvmMemory(resident(process), number(TOTAL, histogram(process)) >> 20);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not measure " + process, e);
        }
    }

    /** Returns the mebibytes of memory that a process has now. */
    public static long resident(ChildProcess process) {
        return status(process, RESIDENT);
    }

    /** Returns the most mebibytes of memory that a process has had. */
    public static long most(ChildProcess process) {
        return status(process, MOST);
    }

    private static long status(ChildProcess process, Pattern line) {
        try {
            return number(line, Files.readString(Path.of("/proc/" + process.pid() + "/status"))) >> 10;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not measure " + process, e);
        }
    }

    /** Returns how many objects of each class there are. Only live ones are in it, so a full collection comes before it. */
    public static String histogram(ChildProcess process) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process running = new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        return new String(running.getInputStream().readAllBytes(), UTF_8);
    }

    private static long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in: " + text);
        }
        return Long.parseLong(matcher.group(1));
    }
}
