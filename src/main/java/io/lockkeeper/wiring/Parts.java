package io.lockkeeper.wiring;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.lockkeeper.target.TargetRules;
import io.lockkeeper.target.Targets;
import io.lockkeeper.target.WantedKinds;
import java.time.Clock;

/**
 * What the beans share.
 *
 * @param client the one client
 * @param clock the time of day that everybody goes by
 * @param targets the search for targets, over the client
 * @param metrics where all is counted
 */
record Parts(KubernetesClient client, Clock clock, Targets targets, Metrics metrics) {

    /** Returns them over a client, the targets as the settings have them. */
    static Parts over(KubernetesClient client, Clock clock, Settings settings, Metrics metrics) {
        TargetRules rules = new TargetRules(
                settings.target().requireExisting(),
                settings.cluster().localNames(),
                settings.cluster().acceptRemote());
        WantedKinds kinds = WantedKinds.parse(settings.target().kinds());
        return new Parts(client, clock, new Targets(client, kinds, rules, metrics), metrics);
    }
}
