package io.lockkeeper.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What everything runs on.
 *
 * @param cpu its model
 * @param load processes that wanted to run in the minute before, as Linux counts them: more than a few tell that the
 *     machine had other work
 */
record Machine(int cores, String cpu, double memoryGiB, String os, double load) {

    private static final double KIB_PER_GIB = 1024.0 * 1024;

    /** Looks at this one. */
    static Machine look() {
        double kib = Double.parseDouble("0" + value("/proc/meminfo", "MemTotal").replaceAll("\\D", ""));
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                value("/proc/cpuinfo", "model name"),
                Math.round(kib / KIB_PER_GIB * 10) / 10.0,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String value(String file, String key) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.replaceFirst("[^:]*:\\s*", ""))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            // No Linux: the report goes without.
            return "";
        }
    }
}
