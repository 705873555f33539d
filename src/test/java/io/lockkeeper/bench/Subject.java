package io.lockkeeper.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What is measured. */
interface Subject extends AutoCloseable {

    /** Returns where it takes requests, each URL without a path. */
    List<URI> urls();

    /** Returns the namespace in which it makes RemediationRequests. */
    String namespace();

    /** Returns a token that it lets in, which lasts for a run. */
    String token();

    /** Returns the kubeconfig by which it finds the API server. */
    Path kubeconfig();

    /** Returns the ids of its processes by what they are. */
    Map<String, Long> processes();

    /** Waits until it does nothing any more for alerts that it has answered. */
    void awaitQuiet();

    /** Waits until it knows that so many requests are active. */
    void awaitActive(int requests);

    /** Returns what it counts about its locks, summed over its processes; nothing where that is not known. */
    Series locks();

    @Override
    void close();
}
