package io.lockkeeper.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateTest {

    @Test
    void stateSaysWhetherItIsOpenOpenWithARemarkOrShut() {
        assertThat(new Gate("g", Optional::empty).state()).isZero();
        assertThat(new Gate("g", Optional::empty, () -> Optional.of("degraded")).state())
                .isEqualTo(1);
        assertThat(new Gate("g", () -> Optional.of("no API server"), () -> Optional.of("degraded")).state())
                .isEqualTo(2);
    }
}
