package io.lockkeeper.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.SharedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Replicas whose clocks are hours apart. */
@ExtendWith(SharedCluster.class)
class WrongClocksIT {

    private static final List<String> OFFSETS = List.of("-5h", "+0", "+7h");

    private final KubeCluster cluster;

    WrongClocksIT(KubeCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void guaranteeHoldsWhateverTheClocksSay() throws IOException {
        String library = library();
        try (Fleet fleet = new Fleet(
                        cluster,
                        number -> Map.of(
                                "LD_PRELOAD",
                                library,
                                "FAKETIME",
                                OFFSETS.get(number),
                                // What waits must wait for as long as it means to.
                                "FAKETIME_DONT_FAKE_MONOTONIC",
                                "1",
                                // Without it, each timed wait of the JVM returns at once and is begun anew.
                                "FAKETIME_FORCE_MONOTONIC_FIX",
                                "0"));
                Witness witness = new Witness(fleet.requests())) {
            try (Traffic traffic = new Traffic(fleet, witness, "clocks", 1)) {
                Chaos chaos = new Chaos(fleet, witness, traffic, new Random(1));
                chaos.strike(Fault.REQUESTS_TURNED);
                chaos.strike(Fault.PAUSED_BEFORE_CREATION);
            }
            fleet.awaitCounted();
            witness.check();
            fleet.awaitNoLease();
            assertThat(Files.readString(
                            fleet.replicas().get(2).process().process().log()))
                    .contains("clock of this pod is");
        }
    }

    private static String library() throws IOException {
        try (Stream<Path> files =
                Files.find(Path.of("/usr/lib"), 3, (path, attributes) -> path.endsWith("faketime/libfaketime.so.1"))) {
            return files.findFirst()
                    .orElseThrow(() -> new AssertionError("no libfaketime.so.1: install the Debian package faketime"))
                    .toString();
        }
    }
}
