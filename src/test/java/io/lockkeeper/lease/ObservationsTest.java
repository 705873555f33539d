package io.lockkeeper.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ObservationsTest {

    private static final LeaseRecord RECORD = new LeaseRecord(null, "other", null, null, null, null);

    @AutoClose
    private final VirtualTime time = new VirtualTime();

    private final Observations observations = new Observations(time, 100);

    @Test
    void leaseAgesWhileItIsTheSame() {
        assertThat(observations.see(lease("a", "u1", "1"))).isZero();
        time.sleep(Duration.ofSeconds(3));

        assertThat(observations.see(lease("a", "u1", "1"))).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void writtenOrMadeAnewItIsYoung() {
        observations.see(lease("a", "u1", "1"));
        time.sleep(Duration.ofSeconds(3));
        assertThat(observations.see(lease("a", "u1", "2"))).isZero();
        time.sleep(Duration.ofSeconds(3));

        assertThat(observations.see(lease("a", "u2", "2"))).isZero();
    }

    @Test
    void forgottenItIsYoung() {
        observations.see(lease("a", "u1", "1"));
        time.sleep(Duration.ofSeconds(3));
        observations.forget("a");

        assertThat(observations.see(lease("a", "u1", "1"))).isZero();
    }

    @Test
    void thoseNotLookedAtForLongestAreForgottenFirst() {
        for (int i = 0; i < 100_000; i++) {
            observations.see(lease("a", "u1", "1"));
            observations.see(lease("b" + i, "u1", "1"));
            time.sleep(Duration.ofMillis(1));
        }

        assertThat(observations.size()).isEqualTo(100);
        assertThat(observations.see(lease("a", "u1", "1"))).isEqualTo(Duration.ofSeconds(100));
    }

    private static StoredLease lease(String name, String uid, String version) {
        return new StoredLease(name, uid, version, RECORD);
    }
}
