package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.Account;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.SharedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An account that may not do all that a gateway has to. */
@ExtendWith(SharedCluster.class)
class PermissionsIT {

    private static final String MISSING = "not allowed to create remediationrequests.kubernaut.ai in namespace %1$s,"
            + " patch remediationrequests.kubernaut.ai/status in namespace %1$s,"
            + " create tokenreviews.authentication.k8s.io, create subjectaccessreviews.authorization.k8s.io";

    private final KubeCluster cluster;
    private final Installation installation;

    PermissionsIT(KubeCluster cluster, Installation installation) {
        this.cluster = cluster;
        this.installation = installation;
    }

    @Test
    void whatLacksIsNamedAndReadinessFollowsTheGrant() throws IOException {
        Account account = new Account(cluster, installation.namespace());
        account.allow("kubernaut.ai", "remediationrequests", "get", "list", "watch");
        GatewayProcess gateway = installation.startAs(
                account, Map.of("LOCKKEEPER_API_UNREACHABLE_AFTER", "3s", "LOCKKEEPER_AUTH_ENABLED", "true"));

        String missing = MISSING.formatted(installation.namespace());
        assertThat(reason(gateway)).isEqualTo(missing);
        assertThat(Files.readString(gateway.process().log())).containsOnlyOnce(missing + ": grant it");

        account.allow("kubernaut.ai", "remediationrequests", "create");
        account.allow("kubernaut.ai", "remediationrequests/status", "patch");
        account.allow("authentication.k8s.io", "tokenreviews", "create");
        account.allow("authorization.k8s.io", "subjectaccessreviews", "create");
        await().atMost(Duration.ofSeconds(20)).until(() -> reason(gateway).isEmpty());
        assertThat(Http.get(gateway.management("readyz")).statusCode()).isEqualTo(200);
    }

    private static String reason(GatewayProcess gateway) {
        return Http.json(Http.get(gateway.management("readyz")))
                .at("/components/gates/components/permissions/details/reason")
                .asText();
    }
}
