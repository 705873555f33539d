package io.lockkeeper.load;

import java.util.concurrent.ExecutionException;

/** Sends a request, waits for how it ends and records it, timed from now. */
final class TimedSender {
    private final Sender sender;
    private final Recorder recorder;

    TimedSender(Sender sender, Recorder recorder) {
        this.sender = sender;
        this.recorder = recorder;
    }

    Outcome send(Request request) throws InterruptedException, ExecutionException {
        recorder.began();
        long from = System.nanoTime();
        Outcome outcome = sender.send(request).get();
        recorder.ended(outcome, from);
        return outcome;
    }
}
