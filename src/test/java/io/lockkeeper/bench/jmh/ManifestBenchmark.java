package io.lockkeeper.bench.jmh;

import io.lockkeeper.alert.Alert;
import io.lockkeeper.alert.Received;
import io.lockkeeper.alert.SampleAlert;
import io.lockkeeper.incident.Incident;
import io.lockkeeper.incident.Link;
import io.lockkeeper.remediation.Manifest;
import io.lockkeeper.target.Target;
import io.lockkeeper.wiring.ReaderOfFormat;
import java.time.Clock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From an alert to the request that is posted, its payload included. */
@State(Scope.Benchmark)
public class ManifestBenchmark {

    private static final Incident INCIDENT = Incident.of(new Target("", "shop", "Deployment", "app", "apps/v1"));
    private static final Link LINK = Link.first(INCIDENT.fingerprint());

    /** Which body the alert, its first, is from. */
    @Param({"deployment", "grafana", "batch-of-200"})
    String body = "";

    private final Manifest manifest = new Manifest(Clock.systemUTC(), "kubernaut-system", () -> {});
    private Alert alert = new SampleAlert().build();

    /** Reads the alert. */
    @Setup
    public void prepare() {
        Received first =
                ReaderOfFormat.called(Bodies.format(body)).read(Bodies.of(body)).get(0);
        alert = (Alert) first;
    }

    /** Renders it. */
    @Benchmark
    public String render() {
        return manifest.render(alert, INCIDENT, LINK, "8e6c8b26-2c1c-4b0e-8a53-0d3c4b1a5f10", null);
    }
}
