package io.lockkeeper.bench.jmh;

import io.lockkeeper.incident.Fingerprint;
import io.lockkeeper.target.Target;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What makes two alerts the same incident. */
@State(Scope.Benchmark)
public class FingerprintBenchmark {

    private final Target target = new Target("", "shop", "Deployment", "app-2999", "apps/v1");

    /** Digests a resource. */
    @Benchmark
    public Fingerprint of() {
        return Fingerprint.of(target);
    }
}
