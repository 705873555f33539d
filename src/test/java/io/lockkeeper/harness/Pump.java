package io.lockkeeper.harness;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;

/**
 * Copies a stream piece by piece as it comes, no faster than the other side takes it, and can be stalled. Used on one
 * event loop only.
 */
final class Pump {
    private final ReadStream<Buffer> source;
    private final WriteStream<Buffer> sink;
    private boolean stalled;

    /** Prepares a copy from a source that is paused; {@link #flow()} begins it. */
    Pump(ReadStream<Buffer> source, WriteStream<Buffer> sink) {
        this.source = source;
        this.sink = sink;
        source.handler(this::copy);
        sink.drainHandler(drained -> resume());
    }

    /** Stops the flow; what comes meanwhile waits, the end of the stream too. */
    void stall() {
        stalled = true;
        source.pause();
    }

    /** Begins the flow, or lets it go on. */
    void flow() {
        stalled = false;
        resume();
    }

    private void resume() {
        if (!stalled) {
            source.resume();
        }
    }

    private void copy(Buffer piece) {
        sink.write(piece);
        if (sink.writeQueueFull()) {
            source.pause();
        }
    }
}
