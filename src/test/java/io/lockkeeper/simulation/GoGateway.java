package io.lockkeeper.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lockkeeper.lease.KubernetesLeaseStore;
import io.lockkeeper.remediation.Manifest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Another creator of requests: it takes the Lease, lists, creates under a random name where none takes duplicates, and
 * gives the Lease back. Whether a Lease has expired, it judges by its clock.
 */
final class GoGateway {

    /** What its Leases last. */
    static final Duration DURATION = Duration.ofSeconds(30);

    private static final String LEASE =
            "gw-lock-" + World.INCIDENT.fingerprint().value().substring(0, 16);

    private final String who;
    private final World world;
    private State state = State.WANTS;
    private Instant tookAt = Instant.MIN;

    private enum State {
        WANTS,
        HOLDS,
        CREATES,
        GIVES_BACK,
        DONE
    }

    /**
     * Makes one that has one alert to handle.
     *
     * @param who names it in the history, and in the Lease
     */
    GoGateway(String who, World world) {
        this.who = who;
        this.world = world;
    }

    /** Returns what it can do next, nothing while another has the Lease. */
    Optional<Option> option() {
        return switch (state) {
            case DONE -> Optional.empty();
            case WANTS -> mayTake() ? Optional.of(new Option(who, this::take)) : Optional.empty();
            case HOLDS -> Optional.of(new Option(who, this::look));
            case CREATES -> Optional.of(new Option(who, this::create));
            case GIVES_BACK -> Optional.of(new Option(who, this::giveBack));
        };
    }

    /** Returns whether it is not between the beginning and the end of a creation. */
    boolean isIdle() {
        return state == State.WANTS || state == State.DONE;
    }

    /** Returns whether its Lease lasts for a time yet, as far as it has one. */
    boolean holdsFor(Duration time) {
        return isIdle() || world.clock().instant().plus(time).isBefore(tookAt.plus(DURATION));
    }

    private boolean mayTake() {
        return lease().map(GoGateway::expiry)
                .map(end -> end.isBefore(world.clock().instant()))
                .orElse(true);
    }

    private String take() {
        Optional<ObjectNode> expired = lease();
        tookAt = world.clock().instant();
        ObjectNode lease = expired.map(ObjectNode::deepCopy).orElseGet(JsonNodeFactory.instance::objectNode);
        lease.withObjectProperty("metadata").put("name", LEASE);
        lease.withObjectProperty("spec")
                .put("holderIdentity", who)
                .put("leaseDurationSeconds", (int) DURATION.toSeconds())
                .put("acquireTime", tookAt.toString())
                .put("renewTime", tookAt.toString());
        send(expired.isPresent() ? "PUT" : "POST", leasePath(), lease);
        state = State.HOLDS;
        return who + (expired.isPresent() ? " takes over the Lease" : " takes the Lease");
    }

    private String look() {
        List<Life> standing = world.ledger().lives().stream()
                .filter(life -> life.takesDuplicates(world.clock().instant()))
                .toList();
        state = standing.isEmpty() ? State.CREATES : State.GIVES_BACK;
        return who + " lists: " + standing;
    }

    private String create() {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("apiVersion", Manifest.GROUP + "/" + Manifest.VERSION).put("kind", Manifest.KIND);
        request.putObject("metadata").put("name", "rr-" + who).put("namespace", World.NAMESPACE);
        request.putObject("spec")
                .put("signalFingerprint", World.INCIDENT.fingerprint().value());
        send("POST", Manifest.PLURAL, request);
        state = State.GIVES_BACK;
        return who + " creates rr-" + who;
    }

    private String giveBack() {
        Optional<ObjectNode> own = lease().filter(lease ->
                lease.path("spec").path("holderIdentity").asText().equals(who));
        own.ifPresent(lease -> {
            ObjectNode options = JsonNodeFactory.instance.objectNode();
            options.set("preconditions", lease.path("metadata"));
            send("DELETE", leasePath() + "/" + LEASE, options);
        });
        state = State.DONE;
        return who + (own.isPresent() ? " gives the Lease back" : " has lost the Lease");
    }

    private void send(String method, String path, ObjectNode body) {
        world.carryOut(new Request(method, URI.create("https://api/" + path), body.toString()));
    }

    private Optional<ObjectNode> lease() {
        return world.leases().find(LEASE);
    }

    private static String leasePath() {
        return KubernetesLeaseStore.PLURAL;
    }

    private static Instant expiry(JsonNode lease) {
        return Instant.parse(lease.path("spec").path("renewTime").asText())
                .plusSeconds(lease.path("spec").path("leaseDurationSeconds").asLong());
    }
}
