package io.lockkeeper.wiring;

import io.lockkeeper.alert.AlertMetrics;
import io.lockkeeper.alert.AlertReader;
import io.lockkeeper.alert.AlertmanagerReader;
import io.lockkeeper.alert.BinaryCloudEvent;
import io.lockkeeper.alert.CloudEventsReader;
import io.lockkeeper.alert.GenericReader;
import io.lockkeeper.alert.GrafanaReader;
import io.lockkeeper.alert.JsonAlertReader;
import io.lockkeeper.alert.KubernetesEventReader;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The formats that are read, by the names under which routes ask for them. A new one is one more line here. */
final class Formats {

    private Formats() {}

    /** Returns the names of all. */
    static Set<String> names() {
        return readers(Clock.systemUTC(), alerts -> {}).keySet();
    }

    /** Returns a reader for each. */
    static Map<String, AlertReader> readers(Clock clock, AlertMetrics metrics) {
        Map<String, JsonAlertReader> formats = new LinkedHashMap<>();
        // In a CloudEvent, the first that recognises the data reads it: the more particular come first.
        formats.put("grafana", new GrafanaReader(clock, metrics));
        formats.put("prometheus", new AlertmanagerReader(clock, metrics));
        formats.put("kubernetes-event", new KubernetesEventReader());
        formats.put("generic", new GenericReader(clock));
        Map<String, AlertReader> readers = new LinkedHashMap<>(formats);
        readers.put(BinaryCloudEvent.FORMAT, new CloudEventsReader(List.copyOf(formats.values())));
        return readers;
    }
}
