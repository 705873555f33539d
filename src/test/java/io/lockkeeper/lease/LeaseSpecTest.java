package io.lockkeeper.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeaseSpecTest {

    private static final LeaseRecord EMPTY = new LeaseRecord("key", null, null, null, null, null);
    private static final LeaseRecord FULL = new LeaseRecord(
            "key",
            "pod/1",
            Duration.ofSeconds(5),
            Instant.parse("2026-01-31T12:00:00Z"),
            Instant.parse("2026-01-31T12:00:01.000001Z"),
            3);

    @Test
    void fieldsAreThoseOfKubernetes() {
        assertThat(LeaseSpec.of(FULL))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "holderIdentity", "pod/1",
                        "leaseDurationSeconds", 5L,
                        "acquireTime", "2026-01-31T12:00:00.000000Z",
                        "renewTime", "2026-01-31T12:00:01.000001Z",
                        "leaseTransitions", 3));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(LeaseSpec.read(LeaseSpec.of(FULL), "key")).isEqualTo(FULL);
        assertThat(LeaseSpec.read(LeaseSpec.of(EMPTY), "key")).isEqualTo(EMPTY);
        assertThat(LeaseSpec.of(EMPTY)).isEmpty();
    }

    @Test
    void whatHasAnotherFormIsReadAsAbsent() {
        Map<String, Object> garbage = Map.of(
                "holderIdentity", 7,
                "leaseDurationSeconds", "5s",
                "acquireTime", "yesterday",
                "renewTime", List.of(),
                "leaseTransitions", "3");

        assertThat(LeaseSpec.read(garbage, "key")).isEqualTo(EMPTY);
        assertThat(LeaseSpec.read("spec", "key")).isEqualTo(EMPTY);
        assertThat(LeaseSpec.read(null, "key")).isEqualTo(EMPTY);
    }

    @Test
    void timesOfOtherFormsAreRead() {
        Map<String, Object> times =
                Map.of("acquireTime", "2026-01-31T12:00:00Z", "renewTime", "2026-01-31T13:00:00.5+01:00");

        LeaseRecord record = LeaseSpec.read(times, null);

        assertThat(record.acquired()).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(record.renewed()).isEqualTo("2026-01-31T12:00:00.5Z");
    }
}
