package io.lockkeeper.simulation;

/** What must hold whatever happens. */
enum Invariant {
    I1("never two active requests of an incident that the gateways made"),
    I1F("never two active requests of an incident, whoever made them"),
    I2("an answer names a request that took duplicates at some moment between the alert's arrival and its answer"),
    I3("the count of a request is at least the number of alerts that were answered with it"),
    I4("when faults stop, every alert is answered"),
    I5("no request is created beside one that has been suppressing since the alert arrived");

    private final String text;

    Invariant(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
