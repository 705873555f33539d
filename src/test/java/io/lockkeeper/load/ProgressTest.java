package io.lockkeeper.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final Recorder recorder = new Recorder();

    @Test
    void lineSaysWhatCameBackAndHowFastSinceTheLineBefore() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        try (Progress progress = new Progress(recorder, nowhere)) {
            answered(10);
            assertThat(progress.line(Duration.ofSeconds(2))).isEqualTo("2 s: sent 10, answered 10 (202:10), 5/s");

            answered(4);
            ended(new Outcome.Failed(Fault.REFUSED, System.nanoTime()));
            assertThat(progress.line(Duration.ofSeconds(3)))
                    .isEqualTo("3 s: sent 15, answered 14 (202:14 refused:1), 4/s");
        }
    }

    private void answered(int times) {
        for (int i = 0; i < times; i++) {
            ended(new Outcome.Answered(202, Map.of(), Duration.ZERO, System.nanoTime()));
        }
    }

    private void ended(Outcome outcome) {
        recorder.began();
        recorder.ended(outcome, System.nanoTime());
    }
}
