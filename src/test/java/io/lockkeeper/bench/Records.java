package io.lockkeeper.bench;

import io.lockkeeper.harness.AlertBody;
import io.lockkeeper.harness.KafkaBroker;
import io.lockkeeper.load.WarmUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Alerts as records of Kafka that the replicas of a fleet read as fast as they can. */
final class Records implements Sending {

    static final String TOPIC = "bench";
    private static final int PARTITIONS = 6;
    private static final double NANOS = 1e9;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long MOST_SECONDS = 600;

    private final Planned run;
    private final KafkaBroker broker;
    private final String workloads;

    Records(Planned run, KafkaBroker broker, String workloads) {
        this.run = run;
        this.broker = broker;
        this.workloads = workloads;
    }

    /** Returns what the environment of replicas has that read them. */
    static Map<String, String> environment(KafkaBroker broker) {
        broker.topics().create(TOPIC, PARTITIONS);
        return Map.of(
                "LOCKKEEPER_KAFKA_BROKERS",
                broker.url(),
                "LOCKKEEPER_KAFKA_TOPICS",
                TOPIC,
                "LOCKKEEPER_KAFKA_GROUP",
                TOPIC,
                "LOCKKEEPER_KAFKA_CONSUMERS",
                "2");
    }

    @Override
    public Map<String, Long> processes() {
        return Map.of();
    }

    @Override
    public void awaitWarm() {
        sendAll(WarmUp.prefix(run.id()), run.shape().most() / 4);
        awaitTaken(System.nanoTime());
    }

    @Override
    public Sent send() {
        long start = System.nanoTime();
        sendAll(run.id(), run.shape().most());
        List<Long> perSecond = awaitTaken(start);
        return Sent.records(run.shape().most(), (System.nanoTime() - start) / NANOS, perSecond);
    }

    private void sendAll(String prefix, int number) {
        broker.topics()
                .sendAll(IntStream.range(0, number)
                        .mapToObj(record -> new ProducerRecord<>(
                                TOPIC,
                                "key-" + record,
                                AlertBody.firing(workloads + "/" + prefix + "-unique-" + record)))
                        .toList());
    }

    /** Waits until all are committed, and returns how many were in each second. */
    private List<Long> awaitTaken(long start) {
        List<Long> perSecond = new ArrayList<>();
        long before = broker.topics().lag(TOPIC, TOPIC);
        for (long lag = before; lag > 0; lag = broker.topics().lag(TOPIC, TOPIC)) {
            double seconds = (System.nanoTime() - start) / NANOS;
            if (seconds > MOST_SECONDS) {
                throw new IllegalStateException(
                        lag + " records are left over", new TimeoutException(MOST_SECONDS + " s are over"));
            }
            if (seconds >= perSecond.size() + 1) {
                perSecond.add(before - lag);
                before = lag;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        perSecond.add(before);
        return perSecond;
    }

    @Override
    public void close() {
        // The broker lives as long as the fleet that reads from it.
    }
}
