package io.lockkeeper.security;

import com.github.benmanes.caffeine.cache.Ticker;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lockkeeper.cluster.ApiFailure;
import io.lockkeeper.security.SecurityMetrics.Kind;
import io.lockkeeper.security.SecurityMetrics.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges bearer tokens. A verdict serves for a while, and never beyond the token's own end; no more than so many are
 * sought at once. This class is threadsafe.
 */
final class Tokens {

    /** By how much the API server lets clocks differ: what ended longer ago is not asked about. */
    static final Duration LEEWAY = Duration.ofSeconds(60);

    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([-A-Za-z0-9._~+/]+=*)");
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Reviewer reviewer;
    private final EntryRules rules;
    private final Duration patience;
    private final Clock clock;
    private final SecurityMetrics metrics;
    private final Semaphore free;
    private final Verdicts verdicts;

    /**
     * Makes a judge that knows no token yet.
     *
     * @param patience how long a token waits until it can be asked about
     * @param clock the API server's time
     * @param ticker monotonic clock of what is kept
     */
    Tokens(
            Reviewer reviewer,
            EntryRules rules,
            Duration patience,
            Clock clock,
            Ticker ticker,
            SecurityMetrics metrics) {
        this.reviewer = reviewer;
        this.rules = rules;
        this.patience = patience;
        this.clock = clock;
        this.metrics = metrics;
        this.free = new Semaphore(rules.reviews(), true);
        this.verdicts = new Verdicts(rules.audience(), ticker);
    }

    /**
     * Returns quietly where the bearer may come in.
     *
     * @param authorization value of that header, null where there is none
     * @throws RefusedException where he may not
     * @throws CannotAskException where that cannot be found out now
     */
    void check(@Nullable String authorization) {
        String token = token(authorization);
        Optional<Instant> expiry = Jwt.expiry(token);
        if (expiry.filter(this::isLongAgo).isPresent()) {
            metrics.reviewed(Kind.TOKEN, Outcome.EXPIRED);
            throw new RefusedException(Refusal.EXPIRED);
        }
        Verdict verdict = verdicts.about(token, () -> inTurn(token, expiry));
        if (verdict instanceof Verdict.Refused refused) {
            throw new RefusedException(refused.refusal());
        }
        if (verdict instanceof Verdict.Undecided undecided) {
            throw undecided.failure().again();
        }
    }

    private static String token(@Nullable String authorization) {
        if (authorization == null) {
            throw new RefusedException(Refusal.NO_CREDENTIALS);
        }
        Matcher bearer = BEARER.matcher(authorization.strip());
        if (!bearer.matches()) {
            throw new RefusedException(Refusal.NO_TOKEN);
        }
        return bearer.group(1);
    }

    private boolean isLongAgo(Instant expiry) {
        return expiry.isBefore(clock.instant().minus(LEEWAY));
    }

    private Verdict inTurn(String token, Optional<Instant> expiry) {
        if (!isMyTurn()) {
            metrics.reviewed(Kind.TOKEN, Outcome.BUSY);
            return new Verdict.Undecided(
                    new CannotAskException("as many tokens as are allowed are being reviewed", null, SOON));
        }
        try {
            return review(token, expiry);
        } catch (KubernetesClientException e) {
            return new Verdict.Undecided(new CannotAskException(
                    "the token could not be reviewed: " + ApiFailure.describe(e), e, ApiFailure.retryAfter(e)));
        } finally {
            free.release();
        }
    }

    private boolean isMyTurn() {
        try {
            return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Verdict review(String token, Optional<Instant> expiry) {
        Optional<Identity> identity = answer(Kind.TOKEN, () -> reviewer.identify(token));
        if (identity.isEmpty()) {
            return new Verdict.Refused(Refusal.UNKNOWN_TOKEN, rules.negative());
        }
        Optional<Identity> allowed = answer(Kind.ACCESS, () -> identity.filter(reviewer::isAllowed));
        return allowed.isPresent()
                ? new Verdict.Admitted(expiry.map(this::keep).orElse(rules.positive()))
                : new Verdict.Refused(Refusal.NOT_ALLOWED, rules.negative());
    }

    private Optional<Identity> answer(Kind kind, Supplier<Optional<Identity>> question) {
        try {
            Optional<Identity> answer = question.get();
            metrics.reviewed(kind, answer.isPresent() ? Outcome.ACCEPTED : Outcome.REFUSED);
            return answer;
        } catch (KubernetesClientException e) {
            metrics.reviewed(kind, Outcome.FAILED);
            throw e;
        }
    }

    /** Within the leeway, a token that has ended may still be accepted: not for any longer. */
    private Duration keep(Instant expiry) {
        Duration left = Duration.between(clock.instant(), expiry);
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(rules.positive()) < 0 ? left : rules.positive();
    }
}
