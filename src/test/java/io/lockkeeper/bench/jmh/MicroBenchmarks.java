package io.lockkeeper.bench.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks of this package and prints what each costs. {@code -Djmh.quick=true} measures for a tenth of the
 * time, {@code -Djmh.include=Reader} those alone whose names match.
 */
public final class MicroBenchmarks {

    private static final String PACKAGE = MicroBenchmarks.class.getPackageName().replace(".", "\\.") + "\\..*";

    private MicroBenchmarks() {}

    /** Runs them and writes JMH's own results to the file that is named. */
    public static void main(String[] args) throws RunnerException, IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("say where the results go: one file, such as target/bench/jmh.json");
        }
        Path results = Path.of(args[0]);
        Files.createDirectories(results.toAbsolutePath().resolveSibling(""));
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(PACKAGE + System.getProperty("jmh.include", ""))
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .jvmArgsAppend("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC")
                .resultFormat(ResultFormatType.JSON)
                .result(results.toString());
        new Runner(times(options, Boolean.getBoolean("jmh.quick")).build()).run();
        System.out.println();
        System.out.print(CostTable.of(results));
    }

    private static ChainedOptionsBuilder times(ChainedOptionsBuilder options, boolean quick) {
        return quick
                ? options.forks(1)
                        .warmupIterations(1)
                        .warmupTime(TimeValue.milliseconds(300))
                        .measurementIterations(2)
                        .measurementTime(TimeValue.milliseconds(200))
                : options.forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1));
    }
}
