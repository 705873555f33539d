package io.lockkeeper.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges the signatures of one route: HMAC-SHA256 over the time of signing, a dot and the body, byte for byte. A key is
 * any line of a file, of which there may be several while senders change from one to the other, and the file is read each
 * time, so that a new key counts at once. This class is threadsafe.
 */
final class Signatures {

    private static final Pattern SIGNATURE = Pattern.compile("sha256=([0-9a-fA-F]{64})");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final int SHORTEST_KEY = 32;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Path keysFile;
    private final Duration window;
    private final Clock clock;

    /**
     * Makes a judge.
     *
     * @param route for the message
     * @param clock the API server's time
     * @throws IllegalArgumentException where the file holds no keys; the message names the route, the file and the fault
     */
    Signatures(String route, EntryRules.Signed rule, Clock clock) {
        this.keysFile = rule.keysFile();
        this.window = rule.window();
        this.clock = clock;
        try {
            var unused = keys();
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the keys of route " + route + " cannot be had: " + e.getMessage(), e);
        }
    }

    /**
     * Returns quietly where the signature is one of a sender that has a key. The body is only read where the rest is well.
     *
     * @throws RefusedException where it is not
     * @throws CannotAskException where the keys cannot be read now
     */
    void check(Visitor visitor) {
        String signature = visitor.header("X-Signature");
        String time = visitor.header("X-Timestamp");
        if (signature == null || time == null) {
            throw new RefusedException(Refusal.NO_SIGNATURE);
        }
        byte[] claimed = bytes(signature);
        checkTime(time.strip());
        List<byte[]> keys = currentKeys();
        byte[] body = visitor.body();
        byte[] head = (time.strip() + ".").getBytes(UTF_8);
        // Each is tried, so that the time that it takes tells nothing of which one it is.
        long matches = keys.stream()
                .filter(key -> MessageDigest.isEqual(HmacSha256.of(key, head, body), claimed))
                .count();
        if (matches == 0) {
            throw new RefusedException(Refusal.WRONG_SIGNATURE);
        }
    }

    private static byte[] bytes(String signature) {
        Matcher digits = SIGNATURE.matcher(signature.strip());
        if (!digits.matches()) {
            throw new RefusedException(Refusal.MALFORMED_SIGNATURE);
        }
        return HexFormat.of().parseHex(digits.group(1));
    }

    private void checkTime(String seconds) {
        if (!SECONDS.matcher(seconds).matches()) {
            throw new RefusedException(Refusal.MALFORMED_TIME);
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), clock.instant());
        if (age.abs().compareTo(window) > 0) {
            throw new RefusedException(Refusal.OUTSIDE_WINDOW);
        }
    }

    private List<byte[]> currentKeys() {
        try {
            return keys();
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotAskException("the keys of this route are not to be had", e, SOON);
        }
    }

    private List<byte[]> keys() throws IOException {
        List<String> lines = Files.readAllLines(keysFile).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.isEmpty() || lines.stream().anyMatch(line -> line.length() < SHORTEST_KEY)) {
            throw new IllegalArgumentException(
                    keysFile + ": " + (lines.isEmpty() ? "no key" : "a key that is too short")
                            + ", expected one a line, each of " + SHORTEST_KEY + " characters or more");
        }
        return lines.stream().map(line -> line.getBytes(UTF_8)).toList();
    }
}
