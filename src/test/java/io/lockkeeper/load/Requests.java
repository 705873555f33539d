package io.lockkeeper.load;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The requests of a run, in order. Threadsafe: clients draw from one sequence, so that a seed fixes what is sent. */
final class Requests implements Supplier<Request> {
    private final Alerts alerts;
    private final WorkloadNames names;
    private final AlertmanagerPayload payload;
    private long drawn;

    Requests(Alerts alerts, AlertmanagerPayload payload) {
        this.alerts = alerts;
        this.names = new WorkloadNames(alerts);
        this.payload = payload;
    }

    /** Returns the next request, about whatever workloads come next. */
    @Override
    public Request get() {
        long number;
        List<String> workloads;
        synchronized (this) {
            number = drawn++;
            workloads = Stream.generate(names::next).limit(alerts.perRequest()).toList();
        }
        return request(number, workloads);
    }

    /** Returns the next request, about the workload that a round (from 0) is about. */
    Request ofRound(int round) {
        long number;
        synchronized (this) {
            number = drawn++;
        }
        return request(number, Collections.nCopies(alerts.perRequest(), workloadOf(round, alerts)));
    }

    static String workloadOf(int round, Alerts alerts) {
        return alerts.prefix() + "-round-" + round;
    }

    private Request request(long number, List<String> workloads) {
        return new Request(number, BodyPublishers.ofByteArray(payload.about(workloads)));
    }
}
