package io.lockkeeper.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockkeeper.alert.MalformedSignalException;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.incident.DeadlineExceededException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Deadline deadline = Deadline.in(Duration.ofNanos(10), Duration.ZERO, nanos::get);

    @Test
    void takesAsMuchAsIsAllowed() {
        assertThat(read(new ByteArrayInputStream(new byte[8]), 8)).hasSize(8);
        assertThat(read(new ByteArrayInputStream(new byte[0]), 0)).isEmpty();
        assertThat(read(new ByteArrayInputStream(new byte[8]), -1)).hasSize(8);
    }

    @Test
    void refusesADeclaredLengthWithoutReading() throws Exception {
        InputStream body = new ByteArrayInputStream(new byte[9]);

        assertThatThrownBy(() -> read(body, 9))
                .isInstanceOf(PayloadTooLargeException.class)
                .hasMessage("body: more than 8 bytes; send fewer alerts in one body");
        assertThat(body.available()).as("what is left unread").isEqualTo(9);
    }

    @Test
    void refusesAStreamThatIsLongerThanDeclaredAndReadsNotAllOfIt() throws Exception {
        InputStream body = new ByteArrayInputStream(new byte[100_000]);

        assertThatThrownBy(() -> read(body, 8)).isInstanceOf(PayloadTooLargeException.class);
        assertThat(body.available()).as("what is left unread").isGreaterThan(90_000);
    }

    @Test
    void senderWhoIsTooSlowRunsIntoTheDeadline() {
        InputStream trickle = new InputStream() {
            @Override
            public int read() {
                return nanos.incrementAndGet() > 20 ? -1 : 1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                return read() < 0 ? -1 : 1;
            }
        };

        assertThatThrownBy(() -> BoundedBody.read(trickle, -1, 100, deadline))
                .isInstanceOf(DeadlineExceededException.class);
        assertThat(nanos).hasValue(11);
    }

    @Test
    void silentSenderIsLeftToItsRetry() {
        assertThatThrownBy(() -> read(failing(new SocketTimeoutException()), -1))
                .isInstanceOf(DeadlineExceededException.class);
        assertThatThrownBy(() -> read(failing(new IOException(new SocketTimeoutException())), -1))
                .isInstanceOf(DeadlineExceededException.class);
    }

    @Test
    void bodyThatBreaksOffIsTheSendersFault() {
        assertThatThrownBy(() -> read(failing(new IOException()), 8))
                .isInstanceOf(MalformedSignalException.class)
                .hasMessage("body: broken off before its end");
    }

    private byte[] read(InputStream body, long declared) {
        return BoundedBody.read(body, declared, 8, deadline);
    }

    private static InputStream failing(IOException failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                throw failure;
            }
        };
    }
}
