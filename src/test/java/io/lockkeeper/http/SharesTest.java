package io.lockkeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.incident.Fingerprint;
import org.junit.jupiter.api.Test;

class SharesTest {

    private static final Fingerprint ONE = new Fingerprint("1".repeat(64));
    private static final Fingerprint OTHER = new Fingerprint("2".repeat(64));

    private final Shares shares = new Shares(2);

    @Test
    void oneFingerprintHoldsNoMoreThanItsShareAndTheOthersStillGetTheirs() {
        assertThat(shares.enter(ONE)).isTrue();
        assertThat(shares.enter(ONE)).isTrue();
        assertThat(shares.enter(ONE)).isFalse();
        assertThat(shares.enter(OTHER)).isTrue();
    }

    @Test
    void whatIsLeftCanBeEnteredAgain() {
        shares.enter(ONE);
        shares.enter(ONE);
        shares.leave(ONE);

        assertThat(shares.enter(ONE)).isTrue();
        assertThat(shares.enter(ONE)).isFalse();
        shares.leave(ONE);
        shares.leave(ONE);
        assertThat(shares.enter(ONE)).isTrue();
    }
}
