package io.lockkeeper.load;

import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.function.Supplier;

/** The requests of an open loop in the order in which they fall due. Not threadsafe. */
final class Schedule implements Iterator<Schedule.Due> {
    private static final double NANOS = 1e9;

    private final Pace.Open pace;
    private final Duration within;
    private final Supplier<Request> requests;
    private final Random random;
    private final Queue<Due> again = new PriorityQueue<>(Comparator.comparing(Due::at));
    private long number;

    private Schedule(Pace.Open pace, Duration within, Supplier<Request> requests, long seed) {
        this.pace = pace;
        this.within = within;
        this.requests = requests;
        this.random = new Random(seed);
    }

    /**
     * A request to be sent.
     *
     * @param at when, after the start of the run
     */
    record Due(Request request, Duration at) {}

    /** Returns one in which each request is sent once. */
    static Schedule once(Pace.Open pace, Supplier<Request> requests) {
        return new Schedule(pace, Duration.ZERO, requests, 0);
    }

    /** Returns one in which each is sent twice, the second time to any of the gateways. */
    static Schedule twice(Pace.Twice pace, Supplier<Request> requests, long seed) {
        return new Schedule(pace.first(), pace.within(), requests, seed);
    }

    @Override
    public boolean hasNext() {
        return more() || !again.isEmpty();
    }

    @Override
    public Due next() {
        Due second = again.peek();
        if (!more() || (second != null && second.at().compareTo(at()) <= 0)) {
            if (second == null) {
                throw new NoSuchElementException("nothing falls due any more");
            }
            return again.remove();
        }
        Due first = new Due(requests.get(), at());
        number++;
        if (!within.isZero()) {
            again.add(second(first));
        }
        return first;
    }

    private Due second(Due first) {
        Duration later = Duration.ofNanos((long) (random.nextDouble() * within.toNanos()));
        return new Due(
                first.request().at(random.nextInt(Integer.MAX_VALUE)),
                first.at().plus(later));
    }

    private boolean more() {
        return pace.bounds().allow(number, at());
    }

    private Duration at() {
        return Duration.ofNanos((long) (number * NANOS / pace.perSecond()));
    }
}
