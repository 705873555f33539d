package io.lockkeeper.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.RecordedLog;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RefusalLogTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RefusalLog log = new RefusalLog(nanos::get);
    private final SampleVisitor visitor = new SampleVisitor(Map.of("Authorization", "Bearer secret"), "secret");

    @Test
    void lineSaysWhoWasRefusedWhereAndWhy() {
        try (RecordedLog lines = new RecordedLog(RefusalLog.class)) {
            log.refused(visitor, new RefusedException(Refusal.EXPIRED));
            log.undecided(visitor, new CannotAskException("not now", new IOException("broken"), Duration.ZERO));

            assertThat(lines.lines())
                    .containsExactly(
                            "request id-1 to /path from 192.0.2.1 is refused: " + Refusal.EXPIRED.message(),
                            "request id-1 to /path from 192.0.2.1 is left to its sender's retry: not now;"
                                    + " java.io.IOException: broken");
        }
    }

    @Test
    void floodIsTenLinesASecondAndACount() {
        try (RecordedLog lines = new RecordedLog(RefusalLog.class)) {
            for (int request = 0; request < 1000; request++) {
                log.refused(visitor, new RefusedException(Refusal.NO_TOKEN));
            }
            assertThat(lines.lines()).hasSize(10);

            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            log.refused(visitor, new RefusedException(Refusal.NO_TOKEN));
            assertThat(lines.lines())
                    .hasSize(12)
                    .element(10)
                    .isEqualTo("990 more requests were refused, of which nothing was logged");
        }
    }
}
