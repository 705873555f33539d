package io.lockkeeper.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    /** Of {@code printf '1769860800.{"a": 1}' | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef}. */
    private static final String SIGNATURE = "sha256=4b82ad38de1b0ae0d22bb18e16d836d4fc27f2e2d1177155be348783f5efd145";

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final SampleVisitor visitor = new SampleVisitor(headers, "{\"a\": 1}");

    @BeforeEach
    void sign() throws IOException {
        Files.writeString(keys(), KEY + "\n");
        headers.put("X-Timestamp", "1769860800");
        headers.put("X-Signature", SIGNATURE);
    }

    private Path keys() {
        return folder.resolve("keys");
    }

    private void check() {
        signatures(Duration.ofMinutes(5), NOW).check(visitor);
    }

    private Signatures signatures(Duration window, Instant now) {
        return new Signatures("team-a", new EntryRules.Signed(keys(), window), Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void signatureIsWhatOpensslMakesOfTimeDotAndBody() {
        assertThatCode(this::check).doesNotThrowAnyException();
        headers.put("X-Signature", SIGNATURE.toUpperCase(Locale.ROOT).replace("SHA256", "sha256"));
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void macIsThatOfTheStandard() {
        // RFC 4231, test case 2.
        assertThat(HexFormat.of()
                        .formatHex(HmacSha256.of(
                                "Jefe".getBytes(UTF_8),
                                "what do ya want ".getBytes(UTF_8),
                                "for nothing?".getBytes(UTF_8))))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Signature, sha256=, MALFORMED_SIGNATURE",
        "X-Signature, 0123, MALFORMED_SIGNATURE",
        "X-Timestamp, noon, MALFORMED_TIME",
        "X-Timestamp, -1, MALFORMED_TIME",
        "X-Timestamp, 1769860801, WRONG_SIGNATURE",
        "X-Timestamp, 01769860800, WRONG_SIGNATURE"
    })
    void whatIsNotSignedIsRefused(String header, String value, Refusal refusal) {
        headers.put(header, value);

        assertRefused(refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Signature", "X-Timestamp"})
    void bothHeadersAreNeeded(String header) {
        headers.remove(header);

        assertRefused(Refusal.NO_SIGNATURE);
        assertThat(visitor.bodies).as("the body is not read for that").isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {-30, 30})
    void signatureCountsWithinItsWindowOnly(long late) {
        signatures(Duration.ofSeconds(30), NOW.plusSeconds(late)).check(visitor);

        Signatures later = signatures(Duration.ofSeconds(30), NOW.plusSeconds(late + Long.signum(late)));
        assertThatThrownBy(() -> later.check(visitor))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("too far");
    }

    @Test
    void anyKeyOfTheFileWillDoForAsLongAsItIsThere() throws IOException {
        Signatures signatures = signatures(Duration.ofMinutes(5), NOW);
        Files.writeString(keys(), "\n another key, of the next quarter \n" + KEY + "\n\n");
        assertThatCode(() -> signatures.check(visitor)).doesNotThrowAnyException();

        Files.writeString(keys(), "another key, of the next quarter\n");
        assertThatThrownBy(() -> signatures.check(visitor)).isInstanceOf(RefusedException.class);
    }

    @Test
    void nobodyComesInWhileTheKeysAreNotToBeHad() throws IOException {
        Signatures signatures = signatures(Duration.ofMinutes(5), NOW);
        Files.writeString(keys(), "");
        assertThatThrownBy(() -> signatures.check(visitor)).isInstanceOf(CannotAskException.class);

        Files.delete(keys());
        assertThatThrownBy(() -> signatures.check(visitor))
                .isInstanceOf(CannotAskException.class)
                .hasMessage("the keys of this route are not to be had");
    }

    @ParameterizedTest
    @CsvSource({"'', no key", "too short, a key that is too short"})
    void keysThatAreNoneAreRefusedAtTheStart(String text, String fault) throws IOException {
        Files.writeString(keys(), text);

        assertThatThrownBy(() -> signatures(Duration.ofMinutes(5), NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the keys of route team-a cannot be had: " + keys() + ": " + fault
                        + ", expected one a line, each of 32 characters or more");
    }

    @Test
    void fileThatIsNotThereIsRefusedAtTheStart() throws IOException {
        Files.delete(keys());

        assertThatThrownBy(() -> signatures(Duration.ofMinutes(5), NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("team-a")
                .hasMessageContaining(keys().toString());
    }

    private void assertRefused(Refusal refusal) {
        assertThatThrownBy(this::check).isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.refusal())
                .isEqualTo(refusal));
    }
}
