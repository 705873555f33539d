package io.lockkeeper.incident;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a view up to date, in rounds. A round lists everything where that is needed, then watches from the last version
 * until the watch ends.
 *
 * <p>The view has caught up when a list is complete, when a bookmark comes, which follows all that it stands for, and
 * when a watch has run its time. An accepted watch or an event does not say so: more may still be on its way.
 */
final class ListAndWatch {

    /** Shortest watch that counts as having run. */
    private static final Duration RUN = Duration.ofSeconds(1);

    private final RequestApi api;
    private final LiveView view;
    private final Duration checkEvery;
    private String version = "";
    private boolean listIsDue = true;
    private @Nullable PagedList unfinished;
    private boolean wentBack;
    private boolean checkIsDue;
    private long checkedAt;

    /**
     * Makes one that begins with a list.
     *
     * @param checkEvery how often the API server is asked whether it went back to an earlier state, which a watch does
     *     not show
     */
    ListAndWatch(RequestApi api, LiveView view, Duration checkEvery) {
        this.api = api;
        this.view = view;
        this.checkEvery = checkEvery;
    }

    /**
     * Lists and watches until the watch ends.
     *
     * @return whether all went well; false where there had better be a pause before the next round
     * @throws IOException where the watch broke
     * @throws KubernetesClientException where the API server refused
     */
    boolean round() throws IOException, InterruptedException {
        // Whatever ends this round before its time may have been the end of that API server.
        boolean broken = checkIsDue;
        checkIsDue = true;
        if (!listIsDue && (broken || view.now() - checkedAt > checkEvery.toNanos())) {
            check();
        }
        if (listIsDue) {
            list();
        }
        boolean ran = watch();
        checkIsDue = !ran;
        return ran;
    }

    private void check() throws IOException {
        wentBack = isBehind(api.version());
        listIsDue = wentBack;
        checkedAt = view.now();
    }

    /** One that takes its time is read on in the next round, any other failure has it begin anew. */
    private void list() throws IOException, InterruptedException {
        PagedList list = unfinished == null ? new PagedList(api, view.now()) : unfinished;
        unfinished = null;
        try {
            begin(list.readOn());
        } catch (HttpTimeoutException e) {
            unfinished = list;
            throw e;
        }
    }

    private void begin(Listing all) {
        if (wentBack || isBehind(all.resourceVersion())) {
            view.startOver(all);
        } else {
            view.start(all);
        }
        version = all.resourceVersion();
        listIsDue = false;
        wentBack = false;
        checkedAt = view.now();
    }

    /** Returns whether the watch has run and ended in good order. */
    private boolean watch() throws IOException, InterruptedException {
        long since = view.now();
        try (WatchStream stream = api.watch(version)) {
            JsonLines lines = new JsonLines();
            boolean open = true;
            while (open && !listIsDue) {
                open = take(stream.next(), lines);
            }
        } catch (KubernetesClientException e) {
            fail(e);
        }
        boolean ran = !listIsDue && view.now() - since >= RUN.toNanos();
        if (ran) {
            view.caughtUp();
        }
        return ran;
    }

    private boolean take(Optional<List<ByteBuffer>> pieces, JsonLines lines) throws IOException {
        for (ByteBuffer piece : pieces.orElse(List.of())) {
            lines.take(piece).forEach(this::take);
        }
        return pieces.isPresent();
    }

    private void take(JsonNode event) {
        JsonNode object = event.path("object");
        String type = event.path("type").asText();
        if (type.equals("ERROR")) {
            int code = object.path("code").asInt();
            fail(new KubernetesClientException(
                    "the watch reports " + object.path("message").asText(), code, null));
        } else if (isBehind(object.path("metadata").path("resourceVersion").asText())) {
            wentBack = true;
            listIsDue = true;
        } else if (!listIsDue) {
            version = object.path("metadata").path("resourceVersion").asText();
            apply(type, object);
        }
    }

    private void apply(String type, JsonNode object) {
        switch (type) {
            case "BOOKMARK" -> view.caughtUp();
            case "DELETED" -> view.deleted(KnownRequest.of(object));
            default -> view.lay(KnownRequest.of(object));
        }
    }

    /** A version that is too old for the API server is no failure: what it still has is listed. */
    private void fail(KubernetesClientException failure) {
        if (failure.getCode() != HttpURLConnection.HTTP_GONE) {
            throw failure;
        }
        listIsDue = true;
    }

    private boolean isBehind(String other) {
        return KnownRequest.compareVersions(other, version) < 0;
    }
}
