package io.lockkeeper.incident;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Duration;

/** What {@link RequestFeed} does in its thread, without the thread and the pauses: the caller says when a round runs. */
public final class SteppedFeed {

    private static final int PAGE = 500;
    private static final Duration SILENCE = Duration.ofMinutes(10);
    private static final Duration CHECK_EVERY = Duration.ofSeconds(60);

    private final ListAndWatch rounds;

    /**
     * Makes one that begins with a list.
     *
     * @param path of the requests at the API server
     */
    public SteppedFeed(KubernetesClient client, String path, LiveView view) {
        this.rounds = new ListAndWatch(new RequestApi(client, path, PAGE, SILENCE), view, CHECK_EVERY);
    }

    /** Lists where that is needed, and watches until the watch ends, in whatever way. */
    public void round() throws InterruptedException {
        try {
            rounds.round();
        } catch (IOException | RuntimeException e) {
            // The next round tries again, as the feed's own thread does.
        }
    }
}
