package io.lockkeeper.incident;

import static io.lockkeeper.incident.SampleRequest.active;
import static io.lockkeeper.incident.SampleRequest.at;
import static io.lockkeeper.incident.SampleRequest.terminal;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.RecordedLog;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What people are told where an incident has more than one active request. */
class ContestTest {

    private final LiveView view =
            new LiveView(new ViewTimes(Duration.ZERO, Duration.ofSeconds(30), Duration.ofMinutes(2)), () -> 0);

    @Test
    void contestIsToldOnceWithThoseInItAndThenItsEnd() {
        try (RecordedLog log = new RecordedLog(Lines.class)) {
            view.lay(active("ours", 1));
            assertThat(log.lines()).isEmpty();

            view.lay(active("theirs", 0));
            view.lay(at("2", active("theirs", 0)));
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("has 2 active RemediationRequests, [ns/rr-ours, ns/rr-theirs]");

            view.lay(at("3", terminal("theirs", 0)));
            view.lay(at("4", terminal("ours", 1)));
            assertThat(log.lines())
                    .hasSize(2)
                    .last()
                    .asString()
                    .endsWith("has one active RemediationRequest at most again");
        }
    }
}
