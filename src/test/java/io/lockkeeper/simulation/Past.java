package io.lockkeeper.simulation;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.lockkeeper.alert.Alert;
import io.lockkeeper.alert.SampleAlert;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Link;
import io.lockkeeper.remediation.Manifest;
import java.net.URI;

/** The requests that there are before the first alert: a line of them, all at their end. */
final class Past {

    private final World world;
    private final Manifest manifest;

    Past(World world) {
        this.world = world;
        this.manifest = new Manifest(world.clock(), World.NAMESPACE, () -> {});
    }

    /** Makes as many as the environment says. */
    void lay() {
        Link link = Link.first(World.INCIDENT.fingerprint());
        for (int made = 0; made < world.environment().history(); made++) {
            link = Link.after(World.INCIDENT.fingerprint(), make(link));
            world.api()
                    .control(world.ledger().lives().get(made).name(), status -> status.put("overallPhase", Life.ENDED));
            world.ledger().observe(null);
        }
    }

    private KnownRequest make(Link link) {
        Alert alert = new SampleAlert().build();
        String request = manifest.render(alert, World.INCIDENT, link, "past-" + link.sequence(), null);
        Reply stored = world.carryOut(new Request("POST", URI.create("https://api/" + Manifest.PLURAL), request));
        return KnownRequest.of(Serialization.unmarshal(stored.body(), GenericKubernetesResource.class));
    }
}
