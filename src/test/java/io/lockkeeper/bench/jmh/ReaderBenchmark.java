package io.lockkeeper.bench.jmh;

import io.lockkeeper.alert.AlertReader;
import io.lockkeeper.alert.Received;
import io.lockkeeper.wiring.ReaderOfFormat;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From the bytes of a body to its alerts, without the payloads, which only a first alert asks for. */
@State(Scope.Benchmark)
public class ReaderBenchmark {

    /** Which body is read. */
    @Param({
        "deployment",
        "batch-of-20",
        "batch-of-200",
        "grafana",
        "event-core",
        "event-new",
        "generic",
        "cloudevent-structured",
        "cloudevent-base64"
    })
    String body = "";

    private AlertReader reader = bytes -> List.of();
    private byte[] bytes = new byte[0];

    /** Makes the reader and its input. */
    @Setup
    public void prepare() {
        reader = ReaderOfFormat.called(Bodies.format(body));
        bytes = Bodies.of(body);
    }

    /** Reads it. */
    @Benchmark
    public List<Received> read() {
        return reader.read(bytes);
    }
}
