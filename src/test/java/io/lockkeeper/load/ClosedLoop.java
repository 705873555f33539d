package io.lockkeeper.load;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** Clients that each send their next request as soon as they have the answer to the one before. */
final class ClosedLoop {
    private final Pace.Closed pace;
    private final Supplier<Request> requests;
    private final TimedSender sender;
    private final Recorder recorder;
    private final StartLine startLine;
    private long drawn;

    ClosedLoop(Pace.Closed pace, Supplier<Request> requests, Sender sender, Recorder recorder) {
        this.pace = pace;
        this.requests = requests;
        this.sender = new TimedSender(sender, recorder);
        this.recorder = recorder;
        this.startLine = new StartLine(pace.barrier() ? pace.clients() : 1);
    }

    void run() throws InterruptedException {
        try (Clients clients = new Clients(pace.clients())) {
            clients.each(this::client);
        }
    }

    private Void client() throws InterruptedException, ExecutionException {
        // The first request is made before the line, so that nothing but sending is left to do after it.
        Optional<Request> request = next();
        startLine.await();
        while (request.isPresent()) {
            sender.send(request.get());
            request = next();
        }
        return null;
    }

    private synchronized Optional<Request> next() {
        return pace.bounds().allow(drawn++, recorder.elapsed()) ? Optional.of(requests.get()) : Optional.empty();
    }
}
