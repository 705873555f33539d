package io.lockkeeper.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.mockwebserver.crud.AttributeSet;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Tells one client what changes, a line each, until its time is over. */
final class Watch {

    private static final Duration BOOKMARK_EVERY = Duration.ofSeconds(2);

    private final DemoObjects objects;
    private final WatchRequest request;
    private final OutputStream out;
    private final LongSupplier nanoTime;
    private long version;

    /**
     * Makes one that has told nothing yet.
     *
     * @param nanoTime monotonic clock in nanoseconds
     */
    Watch(DemoObjects objects, WatchRequest request, OutputStream out, LongSupplier nanoTime) {
        this.objects = objects;
        this.request = request;
        this.out = out;
        this.nanoTime = nanoTime;
        this.version = request.version();
    }

    /**
     * Tells it all.
     *
     * @throws IOException where the client has gone
     * @throws InterruptedException where the API is closed
     */
    void run() throws IOException, InterruptedException {
        out.flush();
        if (version == 0) {
            tellWhatIsThere();
        }
        Optional<BlockingQueue<Change>> changes = objects.changes().openAfter(version);
        if (changes.isEmpty()) {
            tell(WatchLine.expired(version));
            return;
        }
        try {
            follow(changes.get());
        } finally {
            objects.changes().close(changes.get());
        }
    }

    private void tellWhatIsThere() throws IOException {
        JsonNode list = objects.list(request.listPath());
        for (JsonNode object : list.path("items")) {
            tell(new WatchLine("ADDED", object.toString()));
        }
        version = list.path("metadata").path("resourceVersion").asLong();
    }

    private void follow(BlockingQueue<Change> changes) throws IOException, InterruptedException {
        AttributeSet selection = objects.getKey(request.listPath());
        long left = request.atMost().toNanos();
        long end = nanoTime.getAsLong() + left;
        long bookmarkLeft = BOOKMARK_EVERY.toNanos();
        while (left > 0) {
            Change change = changes.poll(Math.min(left, bookmarkLeft), TimeUnit.NANOSECONDS);
            if (change != null) {
                tell(change, selection);
            }
            long now = end - nanoTime.getAsLong();
            bookmarkLeft -= left - now;
            left = now;
            if (bookmarkLeft <= 0) {
                bookmark();
                bookmarkLeft = BOOKMARK_EVERY.toNanos();
            }
        }
    }

    private void tell(Change change, AttributeSet selection) throws IOException {
        Optional<WatchLine> line = change.seenThrough(selection);
        if (line.isPresent()) {
            tell(line.get());
        }
        version = change.version();
    }

    private void bookmark() throws IOException {
        if (request.bookmarks()) {
            tell(WatchLine.bookmark(Discovery.typeAt(request.path()), version));
        }
    }

    private void tell(WatchLine line) throws IOException {
        out.write(line.toString().getBytes(UTF_8));
        out.flush();
    }
}
