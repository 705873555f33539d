package io.lockkeeper.remediation;

import io.lockkeeper.incident.Sha256;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shortens what a request has no room for, always between two characters. */
final class Excerpt {

    /** Stands where something was left out. */
    static final String MARK = "…[cut]";

    private static final int DIGEST = 16;

    private Excerpt() {}

    /** Returns a text, or as many of its first characters as are allowed. */
    static String of(String text, int characters) {
        return text.codePointCount(0, text.length()) <= characters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, characters));
    }

    /** Returns a name, or its first characters and a digest of all of it: two that differ still do. */
    static String ofName(String name, int characters) {
        return of(name, characters).equals(name)
                ? name
                : of(name, characters - DIGEST - 1) + "-" + Sha256.hex(name).substring(0, DIGEST);
    }

    /** Returns a text, or its start and a mark, in at most so many bytes of UTF-8. */
    static String ofBytes(String text, int bytes) {
        return size(text) <= bytes ? text : start(text, bytes - size(MARK)) + MARK;
    }

    /**
     * Returns the entries that fit into so many bytes of UTF-8, keys and values together. The shortest come first, so
     * that a single long value takes nobody else's place; it is cut itself where its key and a mark still fit, and left
     * out where not.
     */
    static Map<String, String> ofEntries(Map<String, String> entries, int bytes) {
        List<Map.Entry<String, String>> shortestFirst = entries.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, String>>comparingInt(Excerpt::size)
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        Map<String, String> kept = new TreeMap<>();
        int left = bytes;
        for (Map.Entry<String, String> entry : shortestFirst) {
            int room = left - size(entry.getKey());
            if (room < Math.min(size(entry.getValue()), size(MARK))) {
                return kept;
            }
            String value = ofBytes(entry.getValue(), room);
            kept.put(entry.getKey(), value);
            left = room - size(value);
        }
        return kept;
    }

    /** Returns how many bytes of UTF-8 the entries have, keys and values together. */
    static int size(Map<String, String> entries) {
        return entries.entrySet().stream().mapToInt(Excerpt::size).sum();
    }

    private static int size(Map.Entry<String, String> entry) {
        return size(entry.getKey()) + size(entry.getValue());
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The encoder takes no character of which not all bytes have room. */
    private static String start(String text, int bytes) {
        CharBuffer in = CharBuffer.wrap(text);
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE);
        encoder.encode(in, ByteBuffer.allocate(bytes), true);
        return text.substring(0, in.position());
    }
}
