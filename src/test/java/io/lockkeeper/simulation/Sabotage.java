package io.lockkeeper.simulation;

import io.lockkeeper.alert.Alert;
import io.lockkeeper.incident.Check;
import io.lockkeeper.incident.Decision;
import io.lockkeeper.incident.Doubt;
import io.lockkeeper.incident.KnownRequest;
import io.lockkeeper.incident.Link;
import io.lockkeeper.incident.Occurrences;
import io.lockkeeper.incident.Outcome;
import io.lockkeeper.incident.Reason;
import io.lockkeeper.steps.Signal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Breaks one rule, by putting something else in the place of one part of the gateway. */
final class Sabotage {

    private final BrokenRule rule;
    private final World world;
    private final Gateway gateway;

    Sabotage(BrokenRule rule, World world, Gateway gateway) {
        this.rule = rule;
        this.world = world;
        this.gateway = gateway;
    }

    /** Returns what takes the place of a step. */
    Processor step(String name, Processor real) {
        return switch (rule) {
            case NAME_OF_THE_PREDECESSOR -> name.equals("renderRequest") ? after(this::renameAtRandom, real) : real;
            case NEWEST_BY_SEQUENCE ->
                name.equals("findIncident") || name.equals("listIncident") ? after(real, this::followLatest) : real;
            case REFUSED_NAME_IS_READ -> name.equals("resolveConflict") ? this::countUnread : real;
            case RANDOM_DELIVERY ->
                name.equals("identifyIncident")
                        ? after(real, exchange -> exchange.setProperty(Signal.DELIVERY, "content"))
                        : real;
            case PREDECESSOR_IS_CONFIRMED -> name.equals("confirmPredecessor") ? Sabotage::leaveUnchecked : real;
            case DOUBT_AFTER_START -> unlisted(Doubt.STARTED, name, real);
            case DOUBT_WHEN_STALE -> unlisted(Doubt.STALE, name, real);
            case DOUBT_AFTER_DELETION -> unlisted(Doubt.DELETED, name, real);
            case DOUBT_AFTER_NOT_FOUND -> unlisted(Doubt.PREDECESSOR_GONE, name, real);
            case LOCK -> name.equals("leaseLock") ? nothing -> {} : real;
            case LOCK_IS_CONFIRMED -> name.equals("confirmLock") ? nothing -> {} : real;
            case EARLIER_ATTEMPT_COUNTS ->
                name.equals("recordCreation")
                        ? after(real, exchange -> exchange.removeProperty(Signal.UNCERTAIN))
                        : real;
            case NO_OPENING_WITHOUT_LOCK ->
                name.equals("leaseLock") ? after(real, exchange -> exchange.removeProperty(Signal.LOCK_FORGONE)) : real;
            case COUNT_BEFORE_ANSWER -> name.equals("countOccurrence") ? this::countNever : real;
            default -> real;
        };
    }

    /** Has its way with what a failed call has left behind. */
    void failed(Exchange exchange) {
        if (rule == BrokenRule.LOCK_KEPT_WHEN_UNCERTAIN) {
            exchange.removeProperty(Signal.UNCERTAIN);
        }
    }

    /** Returns what is sent instead of a call. */
    Request wire(Request request) {
        boolean first = request.body().contains("\"occurrenceCount\":1}");
        return switch (rule) {
            case CONDITIONAL_COUNT -> first ? request : request.unfenced();
            case CONDITIONAL_FIRST_COUNT -> first ? request.unfenced() : request;
            case CONSISTENT_LIST -> gateway.seen() < 0 ? request : request.ofVersion(gateway.seen());
            default -> request;
        };
    }

    private void renameAtRandom(Exchange exchange) {
        Decision.Open open = decision(exchange);
        String name = "rr-random-" + world.random().nextInt(Integer.MAX_VALUE);
        Link link = new Link(name, open.link().sequence(), open.link().previous());
        exchange.setProperty(Signal.DECISION, new Decision.Open(link, open.check(), open.reason()));
    }

    /** Where two were created in the same second, it is the older one that is followed. */
    private void followLatest(Exchange exchange) {
        Optional<KnownRequest> latest = gateway.view().of(World.INCIDENT.fingerprint()).stream()
                .max(Comparator.comparing(KnownRequest::created)
                        .thenComparing(
                                Comparator.comparingInt(KnownRequest::sequence).reversed()));
        if (latest.isPresent() && exchange.getProperty(Signal.DECISION) instanceof Decision.Open open) {
            Check check =
                    open.check() instanceof Check.Predecessor ? new Check.Predecessor(latest.get()) : open.check();
            Link link = Link.after(World.INCIDENT.fingerprint(), latest.get());
            exchange.setProperty(Signal.DECISION, new Decision.Open(link, check, open.reason()));
        }
    }

    private void countUnread(Exchange exchange) {
        answer(exchange, decision(exchange).link().name());
    }

    private void countNever(Exchange exchange) {
        answer(
                exchange,
                exchange.getProperty(Signal.DECISION, Decision.Known.class)
                        .request()
                        .name());
    }

    private static void answer(Exchange exchange, String name) {
        Alert alert = exchange.getProperty(Signal.ALERT, Alert.class);
        Occurrences unknown = new Occurrences(Instant.EPOCH, Instant.EPOCH, 1);
        exchange.getMessage()
                .setBody(new Outcome.Duplicate(
                        alert.index(),
                        alert.name(),
                        World.INCIDENT.fingerprint(),
                        World.NAMESPACE,
                        name,
                        Reason.ACTIVE,
                        unknown));
    }

    private static void leaveUnchecked(Exchange exchange) {
        exchange.setProperty(Signal.DECISION, decision(exchange).checked());
    }

    private static Processor unlisted(Doubt doubt, String name, Processor real) {
        return exchange -> {
            if (name.equals("listIncident") && decision(exchange).check().equals(new Check.Listing(doubt))) {
                leaveUnchecked(exchange);
            } else {
                real.process(exchange);
            }
        };
    }

    private static Decision.Open decision(Exchange exchange) {
        return exchange.getProperty(Signal.DECISION, Decision.Open.class);
    }

    private static Processor after(Processor first, Processor next) {
        return exchange -> {
            first.process(exchange);
            next.process(exchange);
        };
    }
}
