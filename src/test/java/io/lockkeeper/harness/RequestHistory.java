package io.lockkeeper.harness;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What has become of the requests of a namespace, write by write, as a watch tells it: it misses no state that the API
 * server stored, however short, except where the API server was restarted and has forgotten what came last: it begins
 * anew with what is there then. This class is threadsafe.
 */
public final class RequestHistory implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration RETURN = Duration.ofSeconds(60);
    private static final Set<String> TERMINAL = Set.of("Completed", "Failed", "TimedOut", "Skipped", "Cancelled");

    private final Map<String, GenericKubernetesResource> last = new LinkedHashMap<>();
    private final Set<String> gone = new HashSet<>();
    private final Map<String, Set<String>> active = new HashMap<>();
    private final Set<String> contested = new HashSet<>();
    private final Requests requests;
    private Watch watch;
    private @Nullable WatcherException failure;

    /** Begins. */
    RequestHistory(Requests requests) {
        this.requests = requests;
        this.watch = begin();
    }

    private synchronized Watch begin() {
        GenericKubernetesResourceList list = requests.list();
        Set<String> there = list.getItems().stream()
                .map(request -> request.getMetadata().getUid())
                .collect(toSet());
        present().stream()
                .filter(request -> !there.contains(request.getMetadata().getUid()))
                .forEach(request -> note(true, request));
        list.getItems().forEach(request -> note(false, request));
        return requests.watch(list.getMetadata().getResourceVersion(), new Events());
    }

    /** Waits until everything that is stored by now has been told. */
    public void awaitPresent() {
        Map<String, String> present = versions(requests.all());
        Awaitility.await("the watch to have told all")
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .atMost(SOON)
                .until(() -> versions(present()), present::equals);
    }

    /** Returns the fingerprints of which more than one request was active at once, at any time. */
    public synchronized Set<String> contested() {
        return Set.copyOf(contested);
    }

    /** Returns the last states of all that there ever were of a Deployment, deleted ones too, the oldest request first. */
    public synchronized List<GenericKubernetesResource> ever(String deployment) {
        return last.values().stream()
                .filter(request -> deployment.equals(request.get("spec", "targetResource", "name")))
                .toList();
    }

    /** Returns the last states of all that there ever were of a name, which is given again once a request is deleted. */
    public synchronized List<GenericKubernetesResource> named(String name) {
        return last.values().stream()
                .filter(request -> name.equals(request.getMetadata().getName()))
                .toList();
    }

    /** Returns those that are active. */
    public List<GenericKubernetesResource> active() {
        return present().stream().filter(RequestHistory::isActive).toList();
    }

    private synchronized List<GenericKubernetesResource> present() {
        if (failure != null) {
            throw new IllegalStateException("the watch has ended", failure);
        }
        return last.values().stream()
                .filter(request -> !gone.contains(request.getMetadata().getUid()))
                .toList();
    }

    private synchronized void note(boolean deleted, GenericKubernetesResource request) {
        String uid = request.getMetadata().getUid();
        String fingerprint = request.get("spec", "signalFingerprint");
        last.put(uid, request);
        if (deleted) {
            gone.add(uid);
        }
        Set<String> now = active.computeIfAbsent(fingerprint, key -> new HashSet<>());
        if (deleted || !isActive(request)) {
            now.remove(uid);
        } else if (now.add(uid) && now.size() > 1) {
            contested.add(fingerprint);
        }
    }

    private synchronized void ended(WatcherException cause) {
        failure = cause.isHttpGone() && hasBegunAnew() ? null : cause;
    }

    /** The API server that has forgotten may be just starting, or be ended once more. */
    private boolean hasBegunAnew() {
        try {
            watch = Awaitility.await("the requests to be listed again")
                    .pollInSameThread()
                    .ignoreExceptionsInstanceOf(KubernetesClientException.class)
                    .atMost(RETURN)
                    .until(this::begin, begun -> true);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    /** Returns whether a request is active: neither ended nor being deleted. */
    public static boolean isActive(GenericKubernetesResource request) {
        return request.getMetadata().getDeletionTimestamp() == null
                && !(request.get("status", "overallPhase") instanceof String phase && TERMINAL.contains(phase));
    }

    private static Map<String, String> versions(List<GenericKubernetesResource> all) {
        return all.stream().collect(toMap(request -> request.getMetadata().getUid(), request -> request.getMetadata()
                .getResourceVersion()));
    }

    /** Ends the watch. */
    @Override
    public synchronized void close() {
        watch.close();
    }

    private final class Events implements Watcher<GenericKubernetesResource> {
        @Override
        public void eventReceived(Action action, GenericKubernetesResource request) {
            note(action == Action.DELETED, request);
        }

        @Override
        public void onClose(WatcherException cause) {
            ended(cause);
        }
    }
}
