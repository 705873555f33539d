package io.lockkeeper.lease;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a Lease says. Others write Leases too, so anything may be absent or make no sense.
 *
 * @param key what is locked
 * @param holder who holds it: {@code <pod>/<id>} for one acquisition of ours, a plain pod name for a Go gateway's
 * @param duration how long it lasts after its last write, whole seconds
 * @param acquired when the holder got it, by the holder's clock; nothing is decided by it
 * @param renewed when it was last written, by the holder's clock; nothing about a lock is decided by it
 * @param transitions how often it has gone from one holder to the next
 */
public record LeaseRecord(
        @Nullable String key,
        @Nullable String holder,
        @Nullable Duration duration,
        @Nullable Instant acquired,
        @Nullable Instant renewed,
        @Nullable Integer transitions) {

    /** A Lease that says that it lasts longer than this, or than what is configured here, makes no sense. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Duration ROUNDED_UP = Duration.ofSeconds(1).minusNanos(1);

    /** Returns what a new Lease says. */
    static LeaseRecord first(Claim claim, Duration duration, Instant now) {
        Instant time = now.truncatedTo(ChronoUnit.MICROS);
        Duration seconds = Duration.ofSeconds(duration.plus(ROUNDED_UP).toSeconds());
        return new LeaseRecord(claim.lease().key(), claim.holder(), seconds, time, time, 0);
    }

    /** Returns what a Lease says that had this record when it ran out and was taken over. */
    LeaseRecord takenOver(Claim claim, Duration newDuration, Instant now) {
        int before = transitions == null ? 0 : Math.max(0, transitions);
        LeaseRecord next = first(claim, newDuration, now);
        return new LeaseRecord(
                next.key,
                next.holder,
                next.duration,
                next.acquired,
                next.renewed,
                Math.min(before, Integer.MAX_VALUE - 1) + 1);
    }

    /**
     * Returns this record renewed. Its time always differs from the one before, wherever the clock stands: a write that
     * changes no byte leaves the version as it is, and others would see the Lease expire.
     */
    LeaseRecord renewedAt(Instant now) {
        Instant time = now.truncatedTo(ChronoUnit.MICROS);
        Instant later = renewed == null || time.isAfter(renewed) ? time : renewed.plus(1, ChronoUnit.MICROS);
        return new LeaseRecord(key, holder, duration, acquired, later, transitions);
    }

    /**
     * Returns how long the Lease lasts after its last write.
     *
     * @param configured what is taken where the record does not say, or what it says makes no sense: it must not block
     *     for ever
     */
    Duration lifetime(Duration configured) {
        Duration longest = Durations.longer(LONGEST, configured);
        if (duration == null || duration.isNegative() || duration.isZero() || duration.compareTo(longest) > 0) {
            return configured;
        }
        return duration;
    }

    /** Returns who holds the Lease where that is no acquisition of this protocol: a plain pod name. */
    Optional<String> foreignHolder() {
        return Optional.ofNullable(holder).filter(name -> !name.isEmpty() && name.indexOf('/') < 0);
    }

    /** Returns whether the Lease bears another key than one that shares its name. */
    boolean hasOtherKeyThan(String wanted) {
        return key != null && !key.equals(wanted);
    }
}
