package io.lockkeeper.simulation;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A watch that feeds the view of one process: each change of the requests reaches it some time later. */
final class Watch implements AsyncBody, Stop {

    private final World world;
    private final Gateway gateway;
    private final Consumer<List<ByteBuffer>> reader;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private byte[] next = {};

    /** Makes one of what changes after what its gateway has seen. */
    Watch(World world, Gateway gateway, Consumer<List<ByteBuffer>> reader) {
        this.world = world;
        this.gateway = gateway;
        this.reader = reader;
    }

    @Override
    public void consume() {
        Turn.stopAt(this);
        if (next.length > 0) {
            read();
        }
    }

    @Override
    public CompletableFuture<Void> done() {
        return done;
    }

    @Override
    public void cancel() {
        done.cancel(false);
    }

    @Override
    public List<Option> options(Turn turn) {
        List<Option> options = new ArrayList<>();
        if (world.watchesAreDead()) {
            return options;
        }
        if (gateway.isCutOff()) {
            options.add(new Option("networks", () -> reconnect(turn)));
            return options;
        }
        List<Change> changes = world.api().changesAfter(gateway.seen());
        if (!changes.isEmpty()) {
            options.add(new Option(turn.who(), () -> tell(turn, changes.get(0))));
        } else if (gateway.view().age().compareTo(Duration.ZERO) > 0) {
            options.add(new Option(turn.who(), () -> bookmark(turn)));
        }
        if (world.mayCut()) {
            options.add(new Option("cuts", this::cutOff));
        }
        return options;
    }

    private String tell(Turn turn, Change change) {
        next = change.line();
        gateway.saw(change.version());
        turns().run(turn);
        return turn.who() + " takes in: RR" + change.uid().substring(1) + " " + change.type() + "; knows "
                + gateway.known();
    }

    private String bookmark(Turn turn) {
        next = Change.bookmark(gateway.seen());
        turns().run(turn);
        return turn.who() + " takes in that it has caught up";
    }

    private String cutOff() {
        world.cut();
        gateway.cutOff(true);
        return "the view of " + gateway + " is cut off";
    }

    private String reconnect(Turn turn) {
        gateway.cutOff(false);
        next = new byte[0];
        done.completeExceptionally(new IOException("connection reset"));
        turns().run(turn);
        return "the watch of " + gateway + " breaks, and it can connect again";
    }

    private Turns turns() {
        return gateway.turns();
    }

    private void read() {
        try {
            reader.consume(List.of(ByteBuffer.wrap(next)), this);
        } catch (Exception e) {
            throw new IllegalStateException("the reader of a watch takes every piece", e);
        }
    }
}
