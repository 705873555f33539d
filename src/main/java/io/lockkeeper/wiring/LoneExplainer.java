package io.lockkeeper.wiring;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.lockkeeper.alert.AlertReader;
import io.lockkeeper.explain.Explainer;
import io.lockkeeper.explain.Explanation;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.target.TargetReports;
import io.lockkeeper.target.WantedKinds;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Explains alerts where no gateway runs: with the settings that one would have here, against the cluster that it would talk
 * to, or none. It reads all that it says from the API server, and writes nothing.
 */
public final class LoneExplainer implements AutoCloseable {

    private final Settings settings;
    private final KubernetesClient client;
    private final Map<String, AlertReader> readers;
    private final Explainer explainer;

    private LoneExplainer(DefaultCamelContext properties, boolean offline) {
        settings = SettingsSource.of(properties).read();
        Parts parts = Parts.connect(properties, settings);
        client = parts.client();
        readers = Formats.readers(parts.clock(), alerts -> {});
        explainer = parts.explainer(offline ? without("no cluster was asked") : searches(parts), settings);
    }

    /**
     * Makes one.
     *
     * @param offline whether no cluster is to be asked
     * @throws IllegalSettingException where a setting is wrong
     */
    public static LoneExplainer of(boolean offline) {
        DefaultCamelContext properties = new DefaultCamelContext();
        if (offline) {
            // No request is created anywhere, so it does not matter where.
            properties.getPropertiesComponent().addInitialProperty(SettingsReader.PREFIX + "namespace", "none");
        }
        return new LoneExplainer(properties, offline);
    }

    /**
     * Explains the alerts of a body, however old it is.
     *
     * @throws IllegalArgumentException where there is no such format
     * @throws io.lockkeeper.alert.MalformedSignalException where the body as a whole is refused
     */
    public List<Explanation> explain(String format, byte[] body) {
        Deadline deadline =
                Deadline.in(settings.http().deadline(), settings.api().timeout(), System::nanoTime);
        AlertReader reader = readers.get(format);
        if (reader == null) {
            throw new IllegalArgumentException(format + ": no such format, expected one of " + readers.keySet());
        }
        return reader.read(body).stream()
                .map(alert -> explainer.explain(alert, deadline))
                .toList();
    }

    private TargetReports searches(Parts parts) {
        parts.targets().catalogue().refresh();
        return parts.targets()
                .catalogue()
                .fault()
                .map(fault -> without("the API server at " + client.getMasterUrl() + " did not say which kinds it has"))
                .orElseGet(() -> parts.targets().reports());
    }

    private TargetReports without(String because) {
        WantedKinds kinds = WantedKinds.parse(settings.target().kinds());
        return TargetReports.withoutCluster(kinds, Parts.rules(settings), because);
    }

    @Override
    public void close() {
        client.close();
    }
}
