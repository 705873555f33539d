package io.lockkeeper.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs as files would have them, with just what a figure is made of. */
final class SampleRun {

    private SampleRun() {}

    static Run of(String id, double throughput, double p50, double p95) {
        return new Run(
                id,
                "group",
                "title",
                Setup.STANDARD,
                Shape.unique(1, 8),
                1000,
                1000,
                new TreeMap<>(Map.of("201", 1000L)),
                new TreeMap<>(Map.of("created", 1000L)),
                throughput,
                new Millis(1, p50, p95, p95, p95, p95, p50),
                List.of(),
                new TreeMap<>(Map.of("PATCH remediationrequests/status", 150L)),
                1,
                List.of(new ProcessUse("gateway 1", 1.5, 200, List.of(0.5, 1.0), List.of(190L, 200L))),
                new LockUse(
                        new TreeMap<>(Map.of("immediate", 98L, "waited", 2L)),
                        0.02,
                        new Timing(1, 3, 2),
                        new Timing(2, 5, 4)),
                "2026-01-31T12:00:00Z",
                20);
    }
}
