package io.lockkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Looks each second at what processes, and those that they have started, need. */
final class ProcessSampler implements AutoCloseable {

    private static final double NANOS = 1e9;
    private static final long KIB_PER_MIB = 1024;

    private final List<Sampled> processes;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private ProcessSampler(List<Sampled> processes) {
        this.processes = processes;
    }

    /** Starts to look at processes, by what they are called in the result. */
    static ProcessSampler start(Map<String, Long> pids) {
        ProcessSampler sampler = new ProcessSampler(pids.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Sampled(entry.getKey(), entry.getValue()))
                .toList());
        var unused = sampler.clock.scheduleAtFixedRate(sampler::look, 1, 1, TimeUnit.SECONDS);
        return sampler;
    }

    private synchronized void look() {
        processes.forEach(Sampled::look);
    }

    /** Looks a last time, and returns what was needed since the start. */
    synchronized List<ProcessUse> end() {
        clock.shutdownNow();
        look();
        return processes.stream().map(Sampled::use).toList();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** One of them. */
    private static final class Sampled {
        private final String name;
        private final long pid;
        private final Duration first;
        private final List<Double> cpu = new ArrayList<>();
        private final List<Long> rss = new ArrayList<>();
        private Duration last;
        private long lastNanos = System.nanoTime();

        Sampled(String name, long pid) {
            this.name = name;
            this.pid = pid;
            this.first = cpu();
            this.last = first;
        }

        void look() {
            Duration now = cpu();
            long nanos = System.nanoTime();
            if (now.compareTo(last) >= 0 && !now.isZero()) {
                cpu.add(round(now.minus(last).toNanos() / (double) (nanos - lastNanos)));
                rss.add(family().mapToLong(one -> rss(one.pid())).sum());
                last = now;
                lastNanos = nanos;
            }
        }

        ProcessUse use() {
            return new ProcessUse(
                    name,
                    round(last.minus(first).toNanos() / NANOS),
                    rss.stream().mapToLong(Long::longValue).max().orElse(0),
                    List.copyOf(cpu),
                    List.copyOf(rss));
        }

        /** Nothing once it has ended. */
        private Duration cpu() {
            return family().flatMap(one -> one.info().totalCpuDuration().stream())
                    .reduce(Duration.ZERO, Duration::plus);
        }

        private Stream<ProcessHandle> family() {
            return ProcessHandle.of(pid).stream().flatMap(one -> Stream.concat(Stream.of(one), one.descendants()));
        }

        private static long rss(long pid) {
            try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
                return lines.filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB)
                        .sum();
            } catch (IOException e) {
                // It has ended just now, or this is no Linux: nothing is known of its memory.
                return 0;
            }
        }

        private static double round(double value) {
            return Math.round(value * 1000) / 1000.0;
        }
    }
}
