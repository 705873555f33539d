package io.lockkeeper.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.load.Schedule.Due;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** When requests of an open loop fall due. */
class ScheduleTest {
    private static final Pace.Open OPEN = new Pace.Open(50, 10, Bounds.requests(100));
    private static final Duration WITHIN = Duration.ofSeconds(1);

    private final AtomicLong number = new AtomicLong();

    @Test
    void onceIsAtTheRate() {
        List<Due> due = all(Schedule.once(OPEN, this::request));

        assertThat(due).hasSize(100);
        for (int i = 0; i < 100; i++) {
            assertThat(due.get(i).at()).isEqualTo(Duration.ofMillis(20L * i));
        }
    }

    @Test
    void twiceSendsTheSameAgainWithinTheTime() {
        List<Due> due = all(Schedule.twice(new Pace.Twice(OPEN, WITHIN), this::request, 1));

        Map<BodyPublisher, List<Duration>> times = new HashMap<>();
        due.forEach(one -> times.computeIfAbsent(one.request().body(), body -> new ArrayList<>())
                .add(one.at()));
        assertThat(times).hasSize(100);
        assertThat(times.values()).allSatisfy(both -> {
            assertThat(both).hasSize(2);
            assertThat(both.get(1).minus(both.get(0))).isBetween(Duration.ZERO, WITHIN);
        });
        assertThat(times.values())
                .as("both halves of the time")
                .anyMatch(both -> both.get(1).minus(both.get(0)).toMillis() < 500)
                .anyMatch(both -> both.get(1).minus(both.get(0)).toMillis() >= 500);
    }

    @Test
    void twiceIsInOrder() {
        List<Due> due = all(Schedule.twice(new Pace.Twice(OPEN, WITHIN), this::request, 1));

        assertThat(due).extracting(Due::at).isSorted();
    }

    private Request request() {
        return new Request(number.getAndIncrement(), BodyPublishers.ofString("body"));
    }

    private static List<Due> all(Schedule schedule) {
        List<Due> due = new ArrayList<>();
        schedule.forEachRemaining(due::add);
        return due;
    }
}
