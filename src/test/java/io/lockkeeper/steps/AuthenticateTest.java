package io.lockkeeper.steps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.lockkeeper.http.PayloadTooLargeException;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.security.Doorkeeper;
import io.lockkeeper.security.EntryRules;
import io.lockkeeper.security.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The step that asks where the HTTP server has not. */
class AuthenticateTest {

    private static final String BODY = "{\"a\": 1}";

    @TempDir
    private Path folder = Path.of("");

    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @BeforeEach
    void receive() throws IOException {
        Files.writeString(folder.resolve("keys"), "0123456789abcdef0123456789abcdef");
        exchange.setProperty(Signal.FORMAT, "generic");
        exchange.setProperty(Signal.DEADLINE, Deadline.in(Duration.ofSeconds(15), Duration.ofSeconds(2), () -> 0));
        exchange.getExchangeExtension().setFromRouteId("team-a");
        exchange.getMessage().setBody(new ByteArrayInputStream(BODY.getBytes(UTF_8)));
        exchange.getMessage().setHeader(Exchange.HTTP_PATH, "/hooks/team-a");
        exchange.getMessage().setHeader("impersonate-user", "admin");
    }

    private Authenticate step(int maxBody) {
        EntryRules rules = new EntryRules(
                true,
                null,
                Duration.ZERO,
                Duration.ZERO,
                1,
                Map.of("team-a", new EntryRules.Signed(folder.resolve("keys"), Duration.ofMinutes(5))),
                List.of());
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(Config.empty()).build()) {
            Clock clock = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);
            return new Authenticate(
                    Doorkeeper.of(rules, client, "ns", Duration.ZERO, clock, (kind, outcome) -> {}), maxBody);
        }
    }

    private void sign() {
        exchange.getMessage().setHeader("X-Timestamp", "1769860800");
        exchange.getMessage()
                .setHeader("X-Signature", "sha256=4b82ad38de1b0ae0d22bb18e16d836d4fc27f2e2d1177155be348783f5efd145");
    }

    @Test
    void senderThatNothingSpeaksForIsRefusedWithTheRequestRemembered() throws IOException {
        exchange.getMessage().setHeader(Signal.ADMITTED, true);

        assertThatThrownBy(() -> step(100).process(exchange)).isInstanceOf(RefusedException.class);

        assertThat(exchange.getProperty(Signal.REQUEST_ID, String.class)).hasSize(36);
        assertThat(exchange.getProperty(Signal.PATH)).isEqualTo("/hooks/team-a");
        assertThat(exchange.getMessage().getBody(ByteArrayInputStream.class).available())
                .as("what is not read of the body")
                .isEqualTo(BODY.length());
    }

    @Test
    void signedRequestComesInAndIsStillReadByTheNextStep() {
        sign();

        step(100).process(exchange);
        new Admit(100).process(exchange);

        assertThat(exchange.getProperty(Signal.ADMITTED)).isEqualTo(true);
        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo(BODY);
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey("Impersonate-User");
    }

    @Test
    void bodyIsReadForItsSignatureAsFarAsAnyOther() {
        sign();

        assertThatThrownBy(() -> step(BODY.length() - 1).process(exchange))
                .isInstanceOf(PayloadTooLargeException.class);
    }

    @Test
    void senderWhoIsInIsNotAskedAgain() {
        exchange.setProperty(Signal.ADMITTED, true);
        exchange.getMessage().setHeader("Authorization", "Bearer secret");

        step(100).process(exchange);

        assertThat(exchange.getMessage().getHeaders()).doesNotContainKeys("impersonate-user", "Authorization");
    }
}
