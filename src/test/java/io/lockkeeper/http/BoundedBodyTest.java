package io.lockkeeper.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockkeeper.alert.MalformedSignalException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {

    @Test
    void takesAsMuchAsIsAllowed() throws Exception {
        assertThat(BoundedBody.read(new ByteArrayInputStream(new byte[8]), 8)).hasSize(8);
        assertThat(BoundedBody.read(new ByteArrayInputStream(new byte[0]), 8)).isEmpty();
    }

    @Test
    void refusesTheFirstByteBeyond() throws Exception {
        InputStream body = new ByteArrayInputStream(new byte[100]);

        assertThatThrownBy(() -> BoundedBody.read(body, 8))
                .isInstanceOf(PayloadTooLargeException.class)
                .hasMessage("body: longer than 8 bytes; send fewer alerts in one body");
        assertThat(body.available()).as("what is left unread").isEqualTo(91);
    }

    @Test
    void bodyThatBreaksOffIsTheSendersFault() throws Exception {
        InputStream broken = InputStream.nullInputStream();
        broken.close();

        assertThatThrownBy(() -> BoundedBody.read(broken, 8))
                .isInstanceOf(MalformedSignalException.class)
                .hasMessage("body: broken off before its end");
    }
}
