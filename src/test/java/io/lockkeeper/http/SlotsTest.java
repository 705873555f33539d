package io.lockkeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.http.Slots.Slot;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private final Slots slots = new Slots(1);

    @Test
    void areTakenUntilNoneIsLeft() {
        assertThat(slots.take()).isPresent();
        assertThat(slots.take()).isEmpty();
    }

    @Test
    void oneThatIsGivenBackTwiceIsFreeOnce() {
        Slot slot = slots.take().orElseThrow();

        slot.close();
        slot.close();

        assertThat(slots.take()).isPresent();
        assertThat(slots.take()).isEmpty();
    }
}
