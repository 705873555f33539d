package io.lockkeeper.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Bodies that are almost, or hardly any more, of a format, drawn from those that are. */
final class Mutant {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 256 << 10;
    private static final int MOST_CHANGES = 6;
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e999",
            "9223372036854775808",
            "\"\"",
            "\" \"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"2026-13-41T99:00:00Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"2026-01-31T12:00:00+18:00\"",
            "[]",
            "{}",
            "[[[[[[[[[[]]]]]]]]]]",
            "{\"\": {\"\": {\"\": null}}}");

    private final List<String> originals;
    private final Random random;

    /**
     * Makes a source of them.
     *
     * @param originals bodies of the format
     */
    Mutant(List<String> originals, Random random) {
        this.originals = originals;
        this.random = random;
    }

    /** Returns the next one. */
    byte[] next() {
        String original = originals.get(random.nextInt(originals.size()));
        return random.nextInt(4) == 0 ? damaged(original.getBytes(UTF_8)) : varied(original);
    }

    private byte[] varied(String original) {
        try {
            JsonNode tree = JSON.readTree(original);
            for (int changes = random.nextInt(MOST_CHANGES); changes >= 0; changes--) {
                vary(tree);
            }
            byte[] body = JSON.writeValueAsBytes(tree);
            return body.length > LONGEST ? damaged(Arrays.copyOf(body, LONGEST)) : body;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an original is no JSON", e);
        }
    }

    /** Goes down at random, and changes something there. */
    private void vary(JsonNode tree) throws JsonProcessingException {
        JsonNode at = tree;
        while (at.size() > 0 && random.nextInt(3) > 0) {
            JsonNode child = children(at).get(random.nextInt(at.size()));
            if (!child.isContainerNode()) {
                break;
            }
            at = child;
        }
        if (at instanceof ObjectNode object) {
            varyObject(object);
        } else if (at instanceof ArrayNode array) {
            varyArray(array);
        }
    }

    private void varyObject(ObjectNode object) throws JsonProcessingException {
        List<String> names =
                List.copyOf(object.propertyStream().map(Map.Entry::getKey).toList());
        String name = names.isEmpty() ? "x" : names.get(random.nextInt(names.size()));
        switch (random.nextInt(4)) {
            case 0 -> object.remove(name);
            case 1 -> object.put("n".repeat(1 << random.nextInt(12)), name);
            case 2 -> object.put(name, "v".repeat(1 << random.nextInt(15)));
            default -> object.set(name, value());
        }
    }

    private void varyArray(ArrayNode array) throws JsonProcessingException {
        if (array.isEmpty() || random.nextInt(3) == 0) {
            array.add(value());
            return;
        }
        JsonNode one = array.get(random.nextInt(array.size()));
        for (int copies = 1 << random.nextInt(8); copies > 0; copies--) {
            array.add(one.deepCopy());
        }
    }

    private JsonNode value() throws JsonProcessingException {
        return JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
    }

    private static List<JsonNode> children(JsonNode node) {
        return node.valueStream().toList();
    }

    private byte[] damaged(byte[] body) {
        byte[] damaged = body.clone();
        for (int changes = random.nextInt(MOST_CHANGES); changes >= 0 && damaged.length > 0; changes--) {
            int at = random.nextInt(damaged.length);
            switch (random.nextInt(3)) {
                case 0 -> damaged[at] = (byte) random.nextInt();
                case 1 -> damaged = Arrays.copyOf(damaged, at);
                default -> damaged[at] = (byte) "{}[]\",:\\0".charAt(random.nextInt(9));
            }
        }
        return damaged;
    }
}
