package io.lockkeeper.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the requests of all fingerprints, without asking: what the watch says, and over it at once whatever
 * this process has read or written itself. This class is threadsafe.
 *
 * <p>States are told apart by uid and resourceVersion, so it does not matter in which order they come in.
 */
public final class LiveView {

    private final LongSupplier nanoTime;
    private final Census census = new Census();
    private final CountDownLatch started = new CountDownLatch(1);
    private final Doubts doubts;
    private final Lines lines;
    private volatile Consumer<String> listener = nobody -> {};

    /**
     * Makes a view that knows nothing yet.
     *
     * @param nanoTime monotonic clock in nanoseconds, as {@link System#nanoTime()}
     */
    public LiveView(ViewTimes times, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.doubts = new Doubts(times, nanoTime);
        this.lines = new Lines(census, new Recent(times.memory(), nanoTime));
    }

    /** Has somebody told of which fingerprint there is news, on the thread that brings it. */
    public void onNews(Consumer<String> told) {
        listener = told;
    }

    /** Takes in that another gateway was seen at work, by the clock of the API server. */
    public synchronized void otherCreator(Instant now) {
        census.otherCreator(now);
    }

    /** Returns what is known of a fingerprint, in no order. */
    public synchronized List<KnownRequest> of(Fingerprint fingerprint) {
        return lines.of(fingerprint.value());
    }

    /** Returns the newest state known of a request: the given one where no later one is known. */
    public synchronized KnownRequest newest(KnownRequest request) {
        return lines.of(request.fingerprint()).stream()
                .filter(known -> known.uid().equals(request.uid()) && known.isNewerThan(request))
                .findFirst()
                .orElse(request);
    }

    /** Returns why what is known of a fingerprint may not be all, empty where nothing says so. */
    public synchronized Optional<Doubt> doubt(Fingerprint fingerprint) {
        return doubts.of(fingerprint.value());
    }

    /**
     * Decides about an alert from what is known and what is doubted at one moment.
     *
     * @param now by the clock of the API server
     */
    public synchronized Decision decide(Fingerprint fingerprint, Instant now, DecisionRules rules) {
        boolean verified = rules.verify().asks(() -> census.othersCreate(now));
        @Nullable Doubt doubt = doubt(fingerprint).orElse(verified ? Doubt.OTHER_CREATORS : null);
        return Decision.about(fingerprint, of(fingerprint), doubt, now, rules.leastInterval());
    }

    /** Lays a state over the view that this process has read, or written and got back. */
    public void lay(KnownRequest request) {
        put(request);
        // Not under the lock of the view: whoever hears of it may ask the view. A foreign request may have no
        // fingerprint.
        if (!request.fingerprint().isEmpty()) {
            listener.accept(request.fingerprint());
        }
    }

    /**
     * Lays over the view that a request is gone: a read or write of its name was answered 404, or showed another uid. Its
     * fingerprint is in doubt until it is listed.
     */
    public synchronized void gone(Fingerprint fingerprint, String uid) {
        lines.remove(fingerprint.value(), uid);
        doubts.deleted(fingerprint.value());
        doubts.distrust(fingerprint.value());
    }

    /**
     * Puts a fingerprint in doubt until it is listed: a walk along its line met what does not belong there, a name that
     * was refused and then not there, or no end.
     */
    public synchronized void distrust(Fingerprint fingerprint) {
        doubts.distrust(fingerprint.value());
    }

    /**
     * Lays the consistent list of one fingerprint over the view: what it lacks is gone, unless it was written after the
     * list.
     *
     * @return what is known now, which decides about the alert whatever doubt remains
     */
    public synchronized List<KnownRequest> layList(Fingerprint fingerprint, Listing listing) {
        drop(fingerprint.value(), listing, uids(listing.requests()));
        listing.requests().forEach(this::put);
        doubts.listed(fingerprint.value(), listing.sentAt());
        return of(fingerprint);
    }

    /** Returns the time by the clock of the view in nanoseconds, to be noted before a list is sent. */
    public long now() {
        return nanoTime.getAsLong();
    }

    /** Returns what is counted over all fingerprints. */
    public synchronized ViewCounts counts() {
        return new ViewCounts(census.requests(), census.active(), census.contested(), doubts.size());
    }

    /** Returns how many requests about resources of a namespace are active. */
    public synchronized int active(String targetNamespace) {
        return census.active(targetNamespace);
    }

    /** Returns how many requests were created since then, by the clock of the API server, then included. */
    public synchronized int createdSince(Instant then) {
        return census.createdSince(then);
    }

    /** Returns how many about resources of a namespace were created since then. */
    public synchronized int createdSince(Instant then, String targetNamespace) {
        return census.createdSince(then, targetNamespace);
    }

    /** Returns why every fingerprint is in doubt, empty where they are not. */
    public synchronized Optional<Doubt> doubt() {
        return doubts.ofAll();
    }

    /** Returns the time since the view was last known to have caught up with the API server. */
    public synchronized Duration age() {
        return doubts.age();
    }

    /** Returns why the view is of no use, for people; empty while it is. */
    public synchronized Optional<String> fault() {
        return doubts.fault();
    }

    /** Waits for the first list of all, and returns whether it came within this time. */
    boolean awaitStart(Duration atMost) throws InterruptedException {
        return started.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Takes in a list of all fingerprints, with which the view begins anew. */
    synchronized void start(Listing all) {
        Set<String> there = uids(all.requests());
        lines.fingerprints().forEach(fingerprint -> drop(fingerprint, all, there));
        all.requests().forEach(this::put);
        doubts.start(all.sentAt());
        started.countDown();
    }

    /** The same, where the cluster has gone back to an earlier state: whatever was known before says nothing. */
    synchronized void startOver(Listing all) {
        lines.clear();
        start(all);
    }

    /** Takes in that the watch reports a request as deleted. */
    synchronized void deleted(KnownRequest request) {
        lines.remove(request.fingerprint(), request.uid());
        doubts.deleted(request.fingerprint());
    }

    /** Takes in that the watch has told everything up to now. */
    synchronized void caughtUp() {
        doubts.caughtUp();
    }

    private synchronized void put(KnownRequest request) {
        if (lines.put(request)) {
            doubts.deleted(request.fingerprint());
            doubts.distrust(request.fingerprint());
        }
    }

    private void drop(String fingerprint, Listing listing, Set<String> there) {
        if (lines.remove(fingerprint, known -> !there.contains(known.uid()) && listing.outdates(known))) {
            doubts.deleted(fingerprint);
        }
    }

    private static Set<String> uids(List<KnownRequest> requests) {
        return requests.stream().map(KnownRequest::uid).collect(Collectors.toSet());
    }
}
