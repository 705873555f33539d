package io.lockkeeper.simulation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call under way: first it takes effect, then its answer arrives, unless something goes wrong. */
final class Call implements Stop {

    private static final String FAULTS = "faults";

    private final World world;
    private final Turns turns;
    private final Request request;
    private @Nullable Reply reply;
    private boolean unanswered;

    Call(World world, Turns turns, Request request) {
        this.world = world;
        this.turns = turns;
        this.request = request;
    }

    /** Makes the call and waits for its answer. */
    Reply await() throws IOException {
        world.sent(request);
        Turn.stopAt(this);
        Reply answer = reply;
        if (unanswered || answer == null) {
            throw new IOException("no answer");
        }
        return answer;
    }

    @Override
    public List<Option> options(Turn turn) {
        List<Option> options = new ArrayList<>();
        Reply answer = reply;
        if (answer == null) {
            options.add(new Option(turn.who(), () -> reach(turn)));
        } else {
            options.add(new Option(turn.who(), () -> arrive(turn, answer)));
        }
        if (world.mayFail(request) && answer == null) {
            options.add(new Option(FAULTS, () -> refuse(turn)));
            options.add(new Option(FAULTS, () -> giveUp(turn)));
        } else if (world.mayFail(request)) {
            options.add(new Option(FAULTS, () -> lose(turn)));
        }
        return options;
    }

    /** What was sent may still take effect. */
    @Override
    public void abandon(Turn turn) {
        if (reply == null && request.isWrite() && world.random().nextBoolean()) {
            world.lateCalls().add(new LateCall(turn.who(), request));
        } else {
            world.settled(request);
        }
    }

    private String reach(Turn turn) {
        String what = turn.who() + " " + request.describe(world);
        Reply answer = world.carryOut(request, turn.who());
        reply = answer;
        return what + " takes effect: " + answer.code() + created(answer);
    }

    private String arrive(Turn turn, Reply answer) {
        turns.run(turn);
        return turn.who() + " has its answer " + answer.code();
    }

    private String refuse(Turn turn) {
        world.fail();
        world.settled(request);
        reply = Reply.refusal(503, "ServiceUnavailable");
        return turn.who() + " " + request.describe(world) + " is refused";
    }

    private String giveUp(Turn turn) {
        world.fail();
        if (request.isWrite()) {
            world.lateCalls().add(new LateCall(turn.who(), request));
        }
        unanswered = true;
        turns.run(turn);
        return turn.who() + " gives up on " + request.describe(world) + ", which is still under way";
    }

    private String lose(Turn turn) {
        world.fail();
        unanswered = true;
        turns.run(turn);
        return turn.who() + " loses the answer to " + request.describe(world);
    }

    private String created(Reply answer) {
        return answer.code() == 201 && request.isCreation()
                ? ", " + world.ledger().lives().get(world.ledger().lives().size() - 1)
                : "";
    }
}
