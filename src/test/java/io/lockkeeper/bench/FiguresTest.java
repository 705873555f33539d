package io.lockkeeper.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What runs come to. */
class FiguresTest {

    private static final List<Run> RUNS = List.of(
            SampleRun.of("unique-1", 80, 10, 24),
            SampleRun.of("raw-1", 200, 4, 8),
            SampleRun.of("unique-32", 150, 100, 200),
            SampleRun.of("raw-32", 500, 60, 90),
            SampleRun.of("duplicates-1000", 700, 40, 60),
            SampleRun.of("raw-patch", 1000, 30, 50),
            SampleRun.of("storm-30", 900, 30, 50),
            SampleRun.of("storm-200", 900, 30, 50),
            SampleRun.of("trivial-30", 2000, 30, 50),
            SampleRun.of("present-0", 80, 10, 24),
            SampleRun.of("present-100000", 70, 12, 30),
            SampleRun.of("raw-lease", 300, 2, 3),
            SampleRun.of("lock-on-1", 80, 11, 20),
            SampleRun.of("lock-off-1", 80, 8, 20),
            SampleRun.of("lock-on-2", 80, 12, 20),
            SampleRun.of("lock-off-2", 80, 9, 20),
            SampleRun.of("twice-50", 100, 10, 20),
            SampleRun.of("rounds-30", 100, 10, 20),
            SampleRun.of("steady-50", 50, 10, 20));

    @Test
    void ratiosAreThoseOfTheRunsThatTheyName() {
        Map<String, Figure> figures =
                Figures.of(RUNS).stream().collect(Collectors.toMap(Figure::figure, Function.identity()));

        assertThat(figures.values())
                .extracting(Figure::figure, Figure::value, Figure::reached)
                .contains(
                        tuple("unique, 1 client, P95 / raw cycle's", 3.0, true),
                        tuple("unique, 32 clients, throughput / raw cycle's", 0.3, false),
                        tuple("duplicates, 32 clients, 1000 incidents, throughput / raw PATCHes'", 0.7, true),
                        tuple("storm, 30 senders, PATCHes per alert", 0.15, true),
                        tuple("storm, 200 senders, PATCHes per alert", 0.15, true),
                        tuple("storm, 30 senders, throughput / a trivial JSON route's", 0.45, true),
                        tuple("P50 at 100000 RemediationRequests / at 0", 1.2, true),
                        tuple("P50 lock on - off / raw Lease POST's P50", 1.5, true),
                        tuple("contention rate, announced twice within 1 s, 50 requests/s", 0.02, true),
                        tuple("steady 50/s, P95, ms", 20.0, true),
                        tuple("lock: total added, ms", 3.0, true),
                        tuple("lock: acquire, mean, ms", 2.0, true),
                        tuple("lock: release, mean, ms", 4.0, true));
        assertThat(figures.get("contention rate, a new incident, 30 senders at once"))
                .extracting(Figure::must, Figure::reached)
                .containsExactly(null, true);
    }

    @Test
    void figureIsLeftOutWhoseRunsAreNotThere() {
        assertThat(Figures.of(RUNS.subList(0, 2)))
                .extracting(Figure::figure)
                .containsExactly("unique, 1 client, P95 / raw cycle's");
    }

    @Test
    void figureIsNotReachedWhereRequestsWereRefused() {
        Run refused = SampleRun.of("steady-50", 50, 1, 2);
        refused.byStatus().put("503", 1L);

        assertThat(Figures.of(List.of(refused))).singleElement().satisfies(figure -> {
            assertThat(figure.reached()).isFalse();
            assertThat(figure.how()).endsWith("not all was answered 2xx in steady-50");
        });
    }

    @Test
    void rivalIsComparedWithTheSameRawRuns() {
        List<Run> runs = Stream.concat(RUNS.stream(), Stream.of(SampleRun.of("go-gateway-unique-1", 10, 100, 80)))
                .toList();

        assertThat(Figures.of(runs, "Go gateway"))
                .extracting(Figure::figure, Figure::value)
                .containsExactly(tuple("Go gateway: unique, 1 client, P95 / raw cycle's", 10.0));
    }

    @Test
    void everyFigureOfTheFullPlanHasItsRuns() {
        List<Run> runs =
                Plan.full().stream().map(run -> SampleRun.of(run.id(), 1, 1, 1)).toList();

        assertThat(Figures.of(runs)).filteredOn(figure -> figure.must() != null).hasSize(13);
        assertThat(Figures.of(runs)).hasSize(17);
    }

    @Test
    void tableSaysWhatIsNotReached() {
        assertThat(Table.of(Figures.of(RUNS)).lines())
                .anyMatch(line -> line.matches("unique, 32 clients.* 0\\.3 +>= 0\\.4 +>= 0\\.6 +NO"))
                .anyMatch(line -> line.matches("steady 50/s.* 20 +<= 70 +<= 15 +yes"));
    }
}
