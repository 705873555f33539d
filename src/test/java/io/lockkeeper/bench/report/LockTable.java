package io.lockkeeper.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalDouble;

/** What the Lease lock took: times in milliseconds, as the gateways measured them. */
final class LockTable {

    private LockTable() {}

    static void add(List<Run> runs, Tag parent) {
        List<Run> locked = runs.stream().filter(run -> run.lock().isObject()).toList();
        if (locked.isEmpty()) {
            return;
        }
        DataTable table = new DataTable(
                parent,
                "Lease lock: times in ms",
                List.of(
                        "run",
                        "contention",
                        "acquire P50",
                        "P95",
                        "mean",
                        "release P50",
                        "P95",
                        "mean",
                        "acquisitions"));
        locked.forEach(run -> table.row(
                run.title(),
                List.of(
                        percent(run.lock().path("contentionRate")),
                        time(run, "acquireMs", "p50"),
                        time(run, "acquireMs", "p95"),
                        time(run, "acquireMs", "mean"),
                        time(run, "releaseMs", "p50"),
                        time(run, "releaseMs", "p95"),
                        time(run, "releaseMs", "mean"),
                        RunTable.told(Run.counts(run.lock().path("acquisitions"))))));
    }

    private static String time(Run run, String of, String which) {
        return Quantity.text(Quantity.number(run.lock().path(of).path(which)));
    }

    private static String percent(JsonNode rate) {
        OptionalDouble share = Quantity.number(rate);
        return share.isPresent() ? Quantity.text(100 * share.getAsDouble()) + " %" : Quantity.NONE;
    }
}
