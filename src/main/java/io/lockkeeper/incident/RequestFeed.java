package io.lockkeeper.incident;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a {@link LiveView} up to date on a thread of its own, whatever happens to the API server. A failure is logged
 * when it begins and when it is over, and always tried again.
 */
public final class RequestFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RequestFeed.class);
    private static final int PAGE = 500;
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final Duration CHECK_EVERY = Duration.ofSeconds(60);

    private final LiveView view;
    private final ListAndWatch rounds;
    private final BackOff backOff =
            new BackOff(() -> ThreadLocalRandom.current().nextDouble());
    private final Thread thread;
    private volatile String failure = "";
    private volatile boolean closed;

    /**
     * Makes a feed that has not started.
     *
     * @param path of the requests at the API server: {@code /apis/GROUP/VERSION/namespaces/NAMESPACE/PLURAL}
     */
    public RequestFeed(KubernetesClient client, String path, LiveView view) {
        this(view, new ListAndWatch(new RequestApi(client, path, PAGE, SILENCE), view, CHECK_EVERY));
    }

    /** Makes one with other rounds. */
    RequestFeed(LiveView view, ListAndWatch rounds) {
        this.view = view;
        this.rounds = rounds;
        this.thread = new Thread(this::run, "request-feed");
        this.thread.setDaemon(true);
    }

    /** Starts; the first list is under way afterwards. */
    public void start() {
        thread.start();
    }

    /** Waits for the first list, and returns whether it was complete within this time. */
    public boolean awaitSync(Duration atMost) throws InterruptedException {
        return view.awaitStart(atMost);
    }

    /** Returns why the view must not be relied on, for people, empty where it may be. */
    public Optional<String> fault() {
        return view.fault().map(fault -> failure.isEmpty() ? fault : fault + ": " + failure);
    }

    /** Ends the watch and the thread, which is gone afterwards unless it takes over a second. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closed) {
                if (round()) {
                    backOff.reset();
                } else {
                    Thread.sleep(backOff.next().toMillis());
                }
            }
        } catch (InterruptedException e) {
            // This is how it is closed.
            Thread.currentThread().interrupt();
        }
    }

    private boolean round() throws InterruptedException {
        try {
            boolean well = rounds.round();
            recovered();
            return well;
        } catch (IOException | RuntimeException e) {
            failed(e);
            return false;
        }
    }

    private void failed(Exception cause) {
        boolean first = failure.isEmpty();
        failure = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
        if (first && !closed) {
            LOG.warn("The view of the RemediationRequests is cut off and keeps trying: {}", failure);
        }
    }

    private void recovered() {
        if (!failure.isEmpty()) {
            LOG.info("The view of the RemediationRequests is fed again");
        }
        failure = "";
    }
}
