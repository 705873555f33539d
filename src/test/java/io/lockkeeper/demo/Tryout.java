package io.lockkeeper.demo;

import java.util.List;

/**
 * A command to try on the demo.
 *
 * @param shows what its answer will be, in one line
 * @param command for a shell in the project's folder
 */
record Tryout(String shows, String command) {

    /**
     * Returns all of them, in the order in which the answers are as announced.
     *
     * @param gateway URL of the gateway, without a path
     * @param api likewise of the API
     */
    static List<Tryout> all(String gateway, String api) {
        return List.of(
                post("201 created: the first alert about a workload makes a RemediationRequest", "firing", gateway),
                post("202 duplicate: the same again is counted on it, count 2", "firing", gateway),
                post(
                        "202 duplicate by its owner: a Pod of that Deployment is the same incident, count 3",
                        "pod",
                        gateway),
                post("400 bad input: names the field, alerts[0].labels.alertname", "no-name", gateway),
                post("200 rejected, no_target: an alert about no workload", "watchdog", gateway),
                post(
                        "200 rejected, unmanaged_resource: its namespace has not asked for it; shows how to",
                        "unmanaged",
                        gateway),
                post("200 ignored: an alert that is over", "resolved", gateway),
                post(
                        "207 multi-status: a batch of 4, of which 2 are created, 1 deduplicated and 1 rejected",
                        "batch",
                        gateway),
                new Tryout(
                        "The 3 RemediationRequests that all this made, as the API stores them",
                        "curl -sS " + api + "/apis/kubernaut.ai/v1alpha1/namespaces/" + Demo.NAMESPACE
                                + "/remediationrequests"));
    }

    private static Tryout post(String shows, String sample, String gateway) {
        return new Tryout(
                shows,
                "curl -sS -i -H 'Content-Type: application/json' --data-binary @samples/alertmanager-" + sample
                        + ".json " + gateway + "/api/v1/signals/prometheus");
    }
}
