package io.lockkeeper.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is seen of processes. */
class ProcessSamplerTest {

    @Test
    void processIsSeenByItsTimeAndItsMemory() {
        try (ProcessSampler sampler =
                ProcessSampler.start(Map.of("this", ProcessHandle.current().pid()))) {
            List<ProcessUse> use = sampler.end();

            assertThat(use).singleElement().satisfies(mine -> {
                assertThat(mine.name()).isEqualTo("this");
                assertThat(mine.cpu()).isNotEmpty().hasSameSizeAs(mine.rssMiB());
                assertThat(mine.peakRssMiB()).isGreaterThan(10);
            });
        }
    }
}
