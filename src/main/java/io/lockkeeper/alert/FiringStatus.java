package io.lockkeeper.alert;

import org.jspecify.annotations.Nullable;

/** The word {@code firing} or {@code resolved}, by which senders tell whether the trouble is over. */
final class FiringStatus {

    private FiringStatus() {}

    /**
     * Returns the state that the word means. An alert without it fires: at worst one too many is looked after.
     *
     * @param field path in the body of what has it
     * @throws MalformedSignalException where it is another word
     */
    static Alert.State read(@Nullable String status, String field) {
        if (status == null || status.equals("firing")) {
            return Alert.State.FIRING;
        }
        if (status.equals("resolved")) {
            return Alert.State.RESOLVED;
        }
        throw new MalformedSignalException(field, "neither firing nor resolved");
    }
}
