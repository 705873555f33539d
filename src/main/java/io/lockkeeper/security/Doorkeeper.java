package io.lockkeeper.security;

import com.github.benmanes.caffeine.cache.Ticker;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides who comes in, the same way whatever HTTP server asks: nobody whose token the API server does not know for one
 * that may post here, or, on routes that take signatures, whose signature is none of theirs. This class is threadsafe.
 */
public final class Doorkeeper {

    private static final String AUTHORIZATION = "Authorization";
    private static final Set<String> PROOFS = Set.of("authorization", "x-signature");

    private final Optional<Tokens> tokens;
    private final Map<String, Signatures> signatures;
    private final TrustedProxies proxies;
    private final RefusalLog log = new RefusalLog(System::nanoTime);

    private Doorkeeper(Optional<Tokens> tokens, Map<String, Signatures> signatures, TrustedProxies proxies) {
        this.tokens = tokens;
        this.signatures = signatures;
        this.proxies = proxies;
    }

    /**
     * Returns the one that rules ask for; one that lets everybody in where they say so.
     *
     * @param client that asks the API server
     * @param namespace of the gateway
     * @param patience how long a token waits until it can be asked about
     * @param clock the API server's time
     * @throws IllegalArgumentException where keys cannot be read; the message names the route, the file and the fault
     */
    public static Doorkeeper of(
            EntryRules rules,
            KubernetesClient client,
            String namespace,
            Duration patience,
            Clock clock,
            SecurityMetrics metrics) {
        TrustedProxies proxies = TrustedProxies.of(rules.trustedProxies());
        if (!rules.enabled()) {
            return new Doorkeeper(Optional.empty(), Map.of(), proxies);
        }
        Reviewer reviewer = new ApiReviewer(client, rules.audience(), namespace);
        Tokens tokens = new Tokens(reviewer, rules, patience, clock, Ticker.systemTicker(), metrics);
        return new Doorkeeper(Optional.of(tokens), signatures(rules, clock), proxies);
    }

    private static Map<String, Signatures> signatures(EntryRules rules, Clock clock) {
        Map<String, Signatures> signatures = new LinkedHashMap<>();
        rules.signatures().forEach((route, signed) -> signatures.put(route, new Signatures(route, signed, clock)));
        return Map.copyOf(signatures);
    }

    /**
     * Returns quietly where a request may come in. Whoever has no token is asked for a signature where its route takes one.
     *
     * @throws RefusedException where it may not
     * @throws CannotAskException where that cannot be found out now
     */
    public void admit(Visitor visitor) {
        if (tokens.isEmpty()) {
            return;
        }
        try {
            String authorization = visitor.header(AUTHORIZATION);
            Signatures signed = authorization == null && !signatures.isEmpty() ? signatures.get(visitor.route()) : null;
            if (signed == null) {
                tokens.get().check(authorization);
            } else {
                signed.check(visitor);
            }
        } catch (RefusedException e) {
            log.refused(visitor, e);
            throw e;
        } catch (CannotAskException e) {
            log.undecided(visitor, e);
            throw e;
        }
    }

    /** Returns the address of a client as {@link TrustedProxies#client} does. */
    public String client(String peer, List<String> forwardedFor) {
        return proxies.client(peer, forwardedFor);
    }

    /**
     * Returns whether a header ends here: one that says to others who somebody is, or proves it. Those of proxies that have
     * asked for themselves do in any case, for nothing says that it was a proxy who set them.
     */
    public boolean keeps(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return name.equals("x-auth-request-user")
                || name.startsWith("impersonate-")
                || (tokens.isPresent() && PROOFS.contains(name));
    }
}
