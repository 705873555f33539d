package io.lockkeeper.lease;

import static io.lockkeeper.lease.LockScene.KEY;
import static io.lockkeeper.lease.LockScene.LEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockkeeper.harness.RecordedLog;
import io.lockkeeper.lease.Acquisition.Contended;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Group 8 of the lock's scenarios: keys of all kinds, and Leases that two of them share. */
class EdgesTest {

    private static final Pattern KUBERNETES_NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    @AutoClose
    private final LockScene scene = new LockScene();

    @ParameterizedTest
    @CsvSource({
        KEY + ", " + LEASE,
        "c94bee70b191f68c, gw-lock-c94bee70b191f68c",
        "c94bee70b191f68, gw-lock-c94bee70b191f68",
        "a, gw-lock-a",
        "C94BEE70B191F68C, gw-lock-16f795c8e42f636a",
        "nightly report, gw-lock-1425b8cd4af8d2ad",
    })
    void hexKeysKeepTheirDigitsAndOthersAreHashed(String key, String name) {
        assertThat(LeaseName.of(key)).isEqualTo(new LeaseName(name, key));
    }

    @ParameterizedTest
    @ValueSource(strings = {KEY, "a", "ä/☃ \n", "UPPER", "-", "gw-lock-", "shop:Deployment:app"})
    void eachNameIsOneThatKubernetesTakes(String key) {
        assertThat(LeaseName.of(key).value()).matches(KUBERNETES_NAME).hasSizeLessThanOrEqualTo(63);
    }

    @Test
    void keyOfAnyLengthHasANameOfAtMost63Characters() {
        String digits = "0123456789abcdef".repeat(100);
        String text = "x".repeat(1_000_000);

        assertThat(LeaseName.of(digits).value()).isEqualTo("gw-lock-0123456789abcdef");
        assertThat(LeaseName.of(text).value()).matches(KUBERNETES_NAME);
        assertThat(LeaseName.of(text).key()).matches("sha256:[0-9a-f]{64}");
        assertThat(LeaseName.of("x".repeat(1024)).key()).hasSize(1024);
        assertThat(LeaseName.SWEEPER.value()).matches(KUBERNETES_NAME);
    }

    @Test
    void emptyKeyIsRefused() {
        assertThatThrownBy(() -> scene.here().acquire("")).isInstanceOf(IllegalArgumentException.class);
        assertThat(scene.store().list("", 10)).isEmpty();
    }

    @Test
    void twoKeysOfOneNameExcludeEachOther() {
        String other = LEASE.substring("gw-lock-".length()) + "0".repeat(48);
        Hold hold = scene.there().hold(other);
        RecordedLog log = new RecordedLog(Candidate.class);

        assertThat(scene.here().acquire(KEY)).isEqualTo(new Contended(Optional.of(scene.holder())));
        assertThat(hold.isHeld()).isTrue();
        assertThat(scene.lease().orElseThrow().record().key()).isEqualTo(other);
        assertThat(scene.lease().orElseThrow().record().hasOtherKeyThan(KEY)).isTrue();
        assertThat(log.lines()).singleElement().asString().contains(KEY, other);
        log.close();
        assertThat(scene.lease().orElseThrow().record().hasOtherKeyThan(other)).isFalse();
    }

    @Test
    void twoKeysOfOneNameExcludeEachOtherInOneProcessToo() {
        Hold hold = scene.here().hold("0123456789abcdef0");
        var waiting = scene.here().start("0123456789abcdef1");
        scene.sleep(1000);
        assertThat(waiting).isNotDone();
        hold.release();

        assertThat(Pod.held(scene.time().result(waiting)).isHeld()).isTrue();
        assertThat(scene.store()
                        .read("gw-lock-0123456789abcdef")
                        .orElseThrow()
                        .record()
                        .key())
                .isEqualTo("0123456789abcdef1");
    }

    @Test
    void takeoverWritesTheKeyOfItsNewHolder() {
        String other = LEASE.substring("gw-lock-".length()) + "0".repeat(48);
        scene.there().hold(other).abandon();

        scene.here().hold(KEY);

        assertThat(scene.lease().orElseThrow().record().key()).isEqualTo(KEY);
    }

    @Test
    void transitionsOfAnySizeGoOnUpwards() {
        Claim claim = new Claim(LeaseName.of(KEY), "here/1");
        for (Integer before : new Integer[] {null, -5, Integer.MIN_VALUE}) {
            assertThat(after(before, claim).transitions()).isEqualTo(1);
        }
        assertThat(after(7, claim).transitions()).isEqualTo(8);
        assertThat(after(Integer.MAX_VALUE, claim).transitions()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void durationIsWrittenInWholeSecondsThatAreNoShorter() {
        Claim claim = new Claim(LeaseName.of(KEY), "here/1");

        LeaseRecord record =
                LeaseRecord.first(claim, Duration.ofMillis(1001), scene.time().now());

        assertThat(record.duration()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void configuredDurationMayBeLongerThanOthersAreBelieved() {
        Duration hour = Duration.ofHours(1);
        LeaseRecord record = new LeaseRecord(null, "other", hour, null, null, null);

        assertThat(record.lifetime(hour)).isEqualTo(hour);
        assertThat(record.lifetime(Pod.DURATION)).isEqualTo(Pod.DURATION);
    }

    private static LeaseRecord after(Integer transitions, Claim claim) {
        LeaseRecord before = new LeaseRecord(null, null, null, null, null, transitions);
        return before.takenOver(claim, Pod.DURATION, Instant.EPOCH);
    }
}
