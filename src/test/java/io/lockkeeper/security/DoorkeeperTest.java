package io.lockkeeper.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is asked for what; that it is asked of a real API server is tested elsewhere. */
class DoorkeeperTest {

    private final SampleVisitor nobody = new SampleVisitor(Map.of(), "");

    @Test
    void whoeverSaysNothingIsRefused() {
        assertThatThrownBy(() -> doorkeeper(true).admit(nobody))
                .isInstanceOf(RefusedException.class)
                .hasMessage(Refusal.NO_CREDENTIALS.message());
    }

    @Test
    void openDoorLetsEverybodyIn() {
        doorkeeper(false).admit(nobody);

        assertThat(nobody.bodies).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Auth-Request-User",
                "x-auth-request-user",
                "Impersonate-User",
                "IMPERSONATE-EXTRA-a",
                "impersonate-group"
            })
    void headersThatSayWhoSomebodyIsEndHere(String header) {
        assertThat(doorkeeper(true).keeps(header)).isTrue();
        assertThat(doorkeeper(false).keeps(header)).isTrue();
    }

    @Test
    void tokenAndSignatureEndWhereTheyAreAskedFor() {
        assertThat(doorkeeper(true).keeps("authorization")).isTrue();
        assertThat(doorkeeper(true).keeps("X-Signature")).isTrue();
        assertThat(doorkeeper(false).keeps("Authorization")).isFalse();
        assertThat(doorkeeper(true).keeps("X-Timestamp")).isFalse();
    }

    private static Doorkeeper doorkeeper(boolean enabled) {
        EntryRules rules = new EntryRules(enabled, null, Duration.ZERO, Duration.ZERO, 1, Map.of(), List.of());
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(Config.empty()).build()) {
            return Doorkeeper.of(rules, client, "ns", Duration.ZERO, Clock.systemUTC(), (kind, outcome) -> {});
        }
    }
}
