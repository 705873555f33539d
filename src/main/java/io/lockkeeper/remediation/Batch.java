package io.lockkeeper.remediation;

import io.lockkeeper.alert.Traceparent;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Occurrences;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one write counts.
 *
 * @param request in any state that it was read in
 * @param overtaken whether a write on that very state was refused
 * @param creation whether the alert that the request was made for is among it; any write has that one in its count
 * @param created where that one stands in its trace, null where that is not known
 * @param riders the other alerts
 */
record Batch(
        KnownRequest request, boolean overtaken, boolean creation, @Nullable Traceparent created, List<Rider> riders) {

    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    /** Returns how many alerts it has. */
    int size() {
        return riders.size() + (creation ? 1 : 0);
    }

    /** Returns where its alerts stand in their traces, as far as that is known. */
    List<Traceparent> traces() {
        return Stream.concat(Stream.ofNullable(created), riders.stream().map(Rider::trace))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Tries once to write it. */
    Attempt write(OccurrenceWriter writer) {
        if (riders.isEmpty()) {
            return creation ? writer.begin(request) : new Attempt.Closed();
        }
        return overtaken ? writer.addAgain(request, riders.size()) : writer.add(request, riders.size());
    }

    /** Tells everybody what is stored, or to decide again where nothing is. */
    void tell(Optional<Occurrences> stored) {
        riders.forEach(rider -> rider.tell(stored));
    }

    /** Tells everybody that nobody knows what is stored. The creation is lost on nobody: a count that is absent is 1. */
    void fail(Throwable failure) {
        riders.forEach(rider -> rider.fail(failure));
        if (riders.isEmpty()) {
            LOG.info(
                    "The count of RemediationRequest {} is left to its next alert: {}",
                    request.name(),
                    failure.toString());
        }
    }
}
