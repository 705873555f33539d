package io.lockkeeper.harness;

import java.net.URI;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * The metrics that a process shows.
 *
 * @param url where it shows them
 */
public record Scrape(URI url) {

    private static final Duration COUNT = Duration.ofSeconds(20);

    /**
     * Returns the value that a series has now.
     *
     * @param series its name, with its labels in braces where it has any
     * @throws IllegalStateException where there is no such series
     */
    public double value(String series) {
        String start = series + " ";
        return Http.get(url)
                .body()
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no metric " + series));
    }

    /** Returns the sum over all series of a name, 0 where there is none. */
    public double sum(String name) {
        return Http.get(url)
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Waits until so many alerts are taken in that are not yet counted: those of new requests are among them. */
    public void awaitPending(int alerts) {
        Awaitility.await("alerts to be counted")
                .atMost(COUNT)
                .until(() -> value("lockkeeper_occurrences_pending") == alerts);
    }
}
