package io.lockkeeper.bench;

/**
 * What stands while something is measured.
 *
 * @param gateway {@code lockkeeper}, {@link #RAW}, or what the rival is called
 * @param replicas how many processes of it
 * @param lock whether an incident is locked while its request is created
 * @param present how many RemediationRequests of others, all ended, are there before
 * @param kafka whether the replicas read alerts from Kafka too
 * @param authentication whether each request's token is asked for
 * @param inFlight how many requests one replica handles at once
 */
record Setup(
        String gateway, int replicas, boolean lock, int present, boolean kafka, boolean authentication, int inFlight) {

    static final String LOCKKEEPER = "lockkeeper";
    /** The API server alone, without a gateway. */
    static final String RAW = "raw";

    static final Setup STANDARD = new Setup(LOCKKEEPER, 3, true, 0, false, true, 500);

    static final Setup API_SERVER = new Setup(RAW, 0, false, 0, false, true, 0);

    Setup of(String otherGateway) {
        return new Setup(otherGateway, 1, lock, present, kafka, authentication, inFlight);
    }

    Setup withReplicas(int other) {
        return new Setup(gateway, other, lock, present, kafka, authentication, inFlight);
    }

    Setup withoutLock() {
        return new Setup(gateway, replicas, false, present, kafka, authentication, inFlight);
    }

    Setup withPresent(int other) {
        return new Setup(gateway, replicas, lock, other, kafka, authentication, inFlight);
    }

    Setup withKafka() {
        return new Setup(gateway, replicas, lock, present, true, authentication, inFlight);
    }
}
