package io.lockkeeper.chaos;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.Hold;
import io.lockkeeper.harness.PathCall;
import io.lockkeeper.harness.Rule;
import io.lockkeeper.harness.RuleDraft;
import io.lockkeeper.harness.Turn;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** Breaks one thing after the other around a fleet that handles traffic, and mends each before it returns. */
final class Chaos {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int TIMES = 3;
    private static final Predicate<ApiCall> RENEWAL = ApiCall.put(".*/leases/gw-lock-.*");
    private static final List<Predicate<ApiCall>> WAY = List.of(
            Point.LOCK,
            Point.LOOK,
            PathCall.CONFIRM.calls(),
            PathCall.LIST.calls(),
            PathCall.CREATE.calls(),
            PathCall.COUNT.calls(),
            Point.RELEASE);

    private static final List<Turn> TURNS = List.of(Turn.values());

    private final Fleet fleet;
    private final Witness witness;
    private final Traffic traffic;
    private final Random random;

    /**
     * Makes one.
     *
     * @param random draws whom a fault strikes
     */
    Chaos(Fleet fleet, Witness witness, Traffic traffic, Random random) {
        this.fleet = fleet;
        this.witness = witness;
        this.traffic = traffic;
        this.random = random;
    }

    /** Has a fault happen, and end. */
    void strike(Fault fault) {
        Replica replica = fleet.replicas().get(random.nextInt(fleet.replicas().size()));
        System.out.println(fault + " strikes, " + replica + " where it is about one");
        switch (fault) {
            case KILLED_BEFORE_CREATION -> kill(replica, Point.BEFORE_CREATION);
            case KILLED_AFTER_CREATION -> kill(replica, Point.AFTER_CREATION);
            case KILLED_BEFORE_COUNT -> kill(replica, Point.BEFORE_COUNT);
            case KILLED_BEFORE_RELEASE -> kill(replica, Point.BEFORE_RELEASE);
            case PAUSED_BEFORE_CREATION -> pause(replica, Point.BEFORE_CREATION);
            case PAUSED_AFTER_CREATION -> pause(replica, Point.AFTER_CREATION);
            case PAUSED_BEFORE_COUNT -> pause(replica, Point.BEFORE_COUNT);
            case PAUSED_BEFORE_RELEASE -> pause(replica, Point.BEFORE_RELEASE);
            case REPLY_LOST_OF_LOCK -> loseReplies(replica, Point.LOCK);
            case REPLY_LOST_OF_RENEWAL -> loseRenewal(replica);
            case REPLY_LOST_OF_RELEASE -> loseReplies(replica, Point.RELEASE);
            case REPLY_LOST_OF_CREATION -> loseReplies(replica, PathCall.CREATE.calls());
            case REPLY_LOST_OF_COUNT -> loseReplies(replica, PathCall.COUNT.calls());
            case CALLS_ANSWERED_409 -> disturbCalls(replica, rule -> rule.answer(409, "{}", Map.of()));
            case CALLS_ANSWERED_429 ->
                disturbCalls(replica, rule -> rule.answer(429, "{}", Map.of("Retry-After", "1")));
            case CALLS_ANSWERED_500 -> disturbCalls(replica, rule -> rule.answer(500, "{}", Map.of()));
            case CALLS_ANSWERED_503 -> disturbCalls(replica, rule -> rule.answer(503, "{}", Map.of()));
            case CALLS_SLOW -> disturbCalls(replica, rule -> rule.delay(Duration.ofMillis(1500)));
            case CALLS_CUT -> disturbCalls(replica, RuleDraft::cut);
            case CALLS_TRUNCATED -> disturbCalls(replica, RuleDraft::truncateReply);
            case API_SERVER_KILLED -> {
                fleet.cluster().killApiServer();
                fleet.cluster().startApiServer();
            }
            case ETCD_STOPPED -> {
                fleet.cluster().stopEtcd();
                fleet.cluster().startEtcd();
            }
            case CUT_OFF -> {
                replica.proxy().refuseConnections();
                traffic.await(TIMES * 10);
                replica.proxy().accept();
            }
            case WATCH_DEAD -> {
                replica.proxy().stallWatches();
                awaitAge(replica, Fleet.DOUBTFUL.toSeconds());
                replica.proxy().resumeWatches();
            }
            case WATCH_LATE -> {
                for (int time = 0; time < TIMES; time++) {
                    replica.proxy().stallWatches();
                    traffic.await(TIMES * 10);
                    replica.proxy().resumeWatches();
                }
            }
            case REQUESTS_TURNED -> turnRequests();
            case ROLLING_RESTART -> fleet.replicas().forEach(Replica::restart);
        }
    }

    private static void kill(Replica replica, Point point) {
        try (Hold call = point.hold(replica.proxy())) {
            call.awaitArrived(SOON);
            replica.kill();
        }
        replica.start();
    }

    /** The others take over meanwhile; what was under way arrives when the process goes on. */
    private void pause(Replica replica, Point point) {
        try (Hold call = point.hold(replica.proxy())) {
            call.awaitArrived(SOON);
            replica.pause();
            try {
                Awaitility.await().pollDelay(Fleet.LEASE.plusSeconds(1)).until(() -> true);
            } finally {
                replica.resume();
            }
        }
    }

    private static void loseReplies(Replica replica, Predicate<ApiCall> calls) {
        try (Rule rule = replica.proxy().when(calls).times(TIMES).cutReply()) {
            awaitUsed(rule);
        }
    }

    /** A Lease is renewed where what it protects takes long. */
    private static void loseRenewal(Replica replica) {
        try (Hold creations = replica.proxy().when(PathCall.CREATE.calls()).hold();
                Rule rule = replica.proxy().when(RENEWAL).times(1).cutReply()) {
            awaitUsed(rule);
            creations.release();
        }
    }

    private void disturbCalls(Replica replica, Function<RuleDraft, Rule> trouble) {
        for (Predicate<ApiCall> calls : WAY) {
            Rule rule = trouble.apply(replica.proxy().when(calls).times(1));
            traffic.await(TIMES);
            rule.remove();
        }
    }

    /** None is turned twice: to delete one that has ended is what the guarantee does not cover. */
    private void turnRequests() {
        Set<String> turned = new HashSet<>();
        for (int time = 0; time < TIMES * TIMES; time++) {
            List<ObjectMeta> active = witness.active().stream()
                    .map(GenericKubernetesResource::getMetadata)
                    .filter(request -> !turned.contains(request.getUid()))
                    .toList();
            if (!active.isEmpty()) {
                ObjectMeta request = active.get(random.nextInt(active.size()));
                turned.add(request.getUid());
                TURNS.get(random.nextInt(TURNS.size())).take(fleet.requests(), request.getName());
            }
            traffic.await(TIMES);
        }
    }

    private static void awaitAge(Replica replica, long seconds) {
        Awaitility.await("the view to grow old")
                .atMost(SOON)
                .until(() -> replica.process().metric("lockkeeper_view_age_seconds") > seconds);
    }

    private static void awaitUsed(Rule rule) {
        Awaitility.await("the calls that are struck").atMost(SOON).until(() -> rule.used() > 0);
    }
}
