package io.lockkeeper.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;

/** Rounds in which all clients send one request about the same workload at the same instant. */
final class RoundsLoop {
    private final Pace.Rounds pace;
    private final Alerts alerts;
    private final IntFunction<Request> requests;
    private final TimedSender sender;
    private final StartLine startLine;

    RoundsLoop(Pace.Rounds pace, Alerts alerts, IntFunction<Request> requests, TimedSender sender) {
        this.pace = pace;
        this.alerts = alerts;
        this.requests = requests;
        this.sender = sender;
        this.startLine = new StartLine(pace.clients());
    }

    List<Round> run() throws InterruptedException {
        List<Round> rounds = new ArrayList<>();
        try (Clients clients = new Clients(pace.clients())) {
            for (int round = 0; round < pace.rounds(); round++) {
                rounds.add(new Round(round, Requests.workloadOf(round, alerts), counts(clients, round)));
            }
        }
        return rounds;
    }

    private SortedMap<String, Integer> counts(Clients clients, int round) throws InterruptedException {
        Queue<String> outcomes = new ConcurrentLinkedQueue<>();
        clients.each(() -> {
            Request request = requests.apply(round);
            startLine.await();
            outcomes.add(sender.send(request).word());
            return null;
        });
        SortedMap<String, Integer> counts = new TreeMap<>();
        outcomes.forEach(word -> counts.merge(word, 1, Integer::sum));
        return counts;
    }
}
