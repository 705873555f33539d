package io.lockkeeper.incident;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

    private static final byte[] THREE = "{\"a\":\"Späti €😀\"}\n\n{\"b\":2}\r\n[3]\n".getBytes(UTF_8);

    private final JsonLines lines = new JsonLines();

    @Test
    void piecesMayEndAnywhereInsideACharacterToo() throws IOException {
        for (int first = 0; first <= THREE.length; first++) {
            for (int second = first; second <= THREE.length; second++) {
                assertThat(read(first, second))
                        .extracting(JsonNode::toString)
                        .containsExactly("{\"a\":\"Späti €😀\"}", "{\"b\":2}", "[3]");
            }
        }
    }

    @Test
    void lineWithoutAnEndIsNoValueYet() throws IOException {
        assertThat(lines.take(ByteBuffer.wrap("{}".getBytes(UTF_8)))).isEmpty();
        assertThat(lines.take(ByteBuffer.wrap("\n".getBytes(UTF_8)))).hasSize(1);
    }

    @Test
    void lineThatIsNoJsonIsRefused() {
        assertThatThrownBy(() -> lines.take(ByteBuffer.wrap("<html>\n".getBytes(UTF_8))))
                .isInstanceOf(IOException.class);
    }

    private List<JsonNode> read(int first, int second) throws IOException {
        List<JsonNode> values = new ArrayList<>(lines.take(ByteBuffer.wrap(THREE, 0, first)));
        values.addAll(lines.take(ByteBuffer.wrap(THREE, first, second - first)));
        values.addAll(lines.take(ByteBuffer.wrap(THREE, second, THREE.length - second)));
        return values;
    }
}
