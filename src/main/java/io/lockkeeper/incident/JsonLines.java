package io.lockkeeper.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts JSON values together, one a line, from pieces that end anywhere. The bytes are cut at line ends before they are
 * decoded, so that a character may begin in one piece and end in the next.
 */
final class JsonLines {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();

    /**
     * Takes a piece and returns the values that it completes.
     *
     * @throws IOException where a line is no JSON
     */
    List<JsonNode> take(ByteBuffer piece) throws IOException {
        List<JsonNode> values = new ArrayList<>();
        while (piece.hasRemaining()) {
            byte[] part = new byte[toLineEnd(piece)];
            piece.get(part);
            rest.writeBytes(part);
            if (piece.hasRemaining()) {
                piece.get();
                complete().ifPresent(values::add);
            }
        }
        return values;
    }

    private Optional<JsonNode> complete() throws IOException {
        byte[] line = rest.toByteArray();
        rest.reset();
        return line.length == 0 ? Optional.empty() : Optional.of(JSON.readTree(line));
    }

    private static int toLineEnd(ByteBuffer piece) {
        int end = piece.position();
        while (end < piece.limit() && piece.get(end) != '\n') {
            end++;
        }
        return end - piece.position();
    }
}
