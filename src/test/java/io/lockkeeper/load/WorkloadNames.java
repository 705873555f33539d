package io.lockkeeper.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The names of the workloads that the alerts are about, in order; the same for the same seed. Not threadsafe. */
final class WorkloadNames {
    private final String prefix;
    private final double duplicates;
    private final List<String> incidents = new ArrayList<>();
    private final Random random;
    private int dealt;
    private long unique;

    WorkloadNames(Alerts alerts) {
        this.prefix = alerts.prefix();
        this.duplicates = alerts.fingerprints().duplicates();
        this.random = new Random(alerts.seed());
        for (int i = 0; i < alerts.fingerprints().incidents(); i++) {
            incidents.add(alerts.incident(i));
        }
    }

    String next() {
        return random.nextDouble() < duplicates ? incident() : prefix + "-unique-" + unique++;
    }

    /** Shuffled before each pass: in a fixed order, an even number of incidents would be bound to one URL each. */
    private String incident() {
        if (dealt == 0) {
            Collections.shuffle(incidents, random);
        }
        String name = incidents.get(dealt);
        dealt = (dealt + 1) % incidents.size();
        return name;
    }
}
