package io.lockkeeper.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked about tokens, and how long an answer serves. */
@Timeout(60)
class TokensTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(20);

    private final CountedReviewer reviewer = new CountedReviewer();
    private final List<String> counted = new CopyOnWriteArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private Tokens tokens = tokens(16, SOON);

    private Tokens tokens(int reviews, Duration patience) {
        reviewer.known.add("good");
        EntryRules rules =
                new EntryRules(true, null, Duration.ofSeconds(10), Duration.ofSeconds(2), reviews, Map.of(), List.of());
        return new Tokens(
                reviewer,
                rules,
                patience,
                Clock.fixed(NOW, ZoneOffset.UTC),
                nanos::get,
                (kind, outcome) -> counted.add(kind.label() + " " + outcome.label()));
    }

    @Test
    void acceptedTokenIsAskedAboutAgainOnceItsTimeIsOver() {
        check("good");
        check("good");
        pass(Duration.ofMillis(9_999));
        check("good");
        assertThat(reviewer.identified).hasValue(1);
        assertThat(reviewer.allowed).hasValue(1);

        reviewer.known.clear();
        pass(Duration.ofMillis(1));
        assertRefused("Bearer good", Refusal.UNKNOWN_TOKEN);
        assertThat(reviewer.identified).hasValue(2);
        assertThat(counted).containsExactly("token accepted", "access accepted", "token refused");
    }

    @Test
    void refusedTokenIsAskedAboutAgainSooner() {
        reviewer.mayPost = false;
        assertRefused("Bearer good", Refusal.NOT_ALLOWED);
        assertRefused("Bearer bad", Refusal.UNKNOWN_TOKEN);
        pass(Duration.ofMillis(1_999));
        assertRefused("Bearer good", Refusal.NOT_ALLOWED);
        assertRefused("Bearer bad", Refusal.UNKNOWN_TOKEN);
        assertThat(reviewer.identified).hasValue(2);

        reviewer.mayPost = true;
        reviewer.known.add("bad");
        pass(Duration.ofMillis(1));
        check("good");
        check("bad");
        assertThat(reviewer.identified).hasValue(4);
    }

    @Test
    void tokenServesNoLongerThanItSaysOfItself() {
        String short3s = jwt(NOW.plusSeconds(3));
        reviewer.known.add(short3s);

        check(short3s);
        pass(Duration.ofMillis(2_999));
        check(short3s);
        assertThat(reviewer.identified).hasValue(1);
        pass(Duration.ofMillis(1));
        check(short3s);
        assertThat(reviewer.identified).hasValue(2);
    }

    @Test
    void tokenThatEndedAMomentAgoIsAskedAboutEachTime() {
        String ended = jwt(NOW.minusSeconds(60));
        reviewer.known.add(ended);

        check(ended);
        check(ended);

        assertThat(reviewer.identified).hasValue(2);
    }

    @Test
    void tokenThatEndedLongAgoIsRefusedUnasked() {
        assertRefused("Bearer " + jwt(NOW.minusSeconds(61)), Refusal.EXPIRED);

        assertThat(reviewer.identified).hasValue(0);
        assertThat(counted).containsExactly("token expired");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.b.c",
                "a.e30.c",
                "a.eyJleHAiOiJzb29uIn0.c",
                "a.eyJleHAiOjk5OTk5OTk5OTk5OTk5OTk5OTk5fQ.c",
                "a.eyJleHAiOjk5OTk5OTk5OTk5OTk5OTk5fQ.c",
                "a.W10.c",
                "a..c"
            })
    void whatOnlyLooksLikeATokenWithAnEndIsAskedAbout(String token) {
        reviewer.known.add(token);

        check(token);

        assertThat(reviewer.identified).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer", "Bearer ", "Basic good", "Bearer a b", "Bearer a\u0000", "Bearer ü", "Bearer =a"})
    void whatIsNoTokenIsRefusedUnasked(String authorization) {
        assertRefused(authorization, Refusal.NO_TOKEN);
        assertRefused(null, Refusal.NO_CREDENTIALS);

        assertThat(reviewer.identified).hasValue(0);
    }

    @Test
    void schemeIsTakenInAnyCase() {
        assertThatCode(() -> tokens.check("bEARER  good")).doesNotThrowAnyException();
    }

    @Test
    void manyWhoComeAtOnceAreAskedAboutOnce() {
        reviewer.gate = new CountDownLatch(1);
        List<CompletableFuture<Void>> all =
                Stream.generate(() -> come("good")).limit(50).toList();
        await().atMost(SOON).until(() -> reviewer.identified.get() == 1);

        reviewer.gate.countDown();

        assertThat(all).allSatisfy(one -> assertThat(one).succeedsWithin(SOON));
        assertThat(reviewer.identified).hasValue(1);
    }

    @Test
    void failureIsSharedByThoseWhoWaitAndByNobodyLater() {
        reviewer.gate = new CountDownLatch(1);
        reviewer.down = true;
        List<CompletableFuture<Void>> all =
                Stream.generate(() -> come("good")).limit(20).toList();
        await().atMost(SOON).until(() -> reviewer.identified.get() == 1);
        reviewer.gate.countDown();

        assertThat(all).allSatisfy(one -> assertThat(one)
                .failsWithin(SOON)
                .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                .havingCause()
                .isInstanceOf(CannotAskException.class)
                .withMessage("the token could not be reviewed: the Kubernetes API server answered 500"));
        assertThat(counted).contains("token failed").doesNotContain("token accepted");

        reviewer.down = false;
        check("good");
    }

    @Test
    void noMoreAreAskedAboutAtOnceThanAreAllowed() {
        tokens = tokens(2, Duration.ZERO);
        reviewer.gate = new CountDownLatch(1);
        List<CompletableFuture<Void>> under = new ArrayList<>(List.of(come("one"), come("two")));
        await().atMost(SOON).until(() -> reviewer.identified.get() == 2);

        assertThatThrownBy(() -> check("three"))
                .isInstanceOf(CannotAskException.class)
                .hasMessage("as many tokens as are allowed are being reviewed");
        assertThat(reviewer.identified).hasValue(2);
        assertThat(counted).containsExactly("token busy");

        reviewer.gate.countDown();
        assertThat(under).allSatisfy(one -> assertThat(one).failsWithin(SOON));
        assertRefused("Bearer three", Refusal.UNKNOWN_TOKEN);
    }

    private CompletableFuture<Void> come(String token) {
        return CompletableFuture.runAsync(() -> check(token), work -> new Thread(work).start());
    }

    private void check(String token) {
        tokens.check("Bearer " + token);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private void assertRefused(@Nullable String authorization, Refusal refusal) {
        assertThatThrownBy(() -> tokens.check(authorization))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }

    private static String jwt(Instant end) {
        String claims = "{\"exp\":" + end.getEpochSecond() + "}";
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8)) + ".c2ln";
    }
}
