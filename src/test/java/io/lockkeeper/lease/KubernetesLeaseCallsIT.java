package io.lockkeeper.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.lockkeeper.harness.Account;
import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.ApiProxy;
import io.lockkeeper.harness.Hold;
import io.lockkeeper.harness.KubeCluster;
import io.lockkeeper.harness.SharedCluster;
import io.lockkeeper.lease.LeaseStoreException.Reason;
import io.lockkeeper.lease.LeaseStoreException.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the store for Kubernetes sends to the API server, and what it makes of the answers. */
@ExtendWith(SharedCluster.class)
class KubernetesLeaseCallsIT {

    private static final String NAME = "gw-lock-c94bee70b191f68c";
    private static final LeaseRecord RECORD =
            new LeaseRecord("key", "pod/1", Duration.ofSeconds(5), Instant.EPOCH, Instant.EPOCH, 0);

    private KubeCluster cluster;
    private String namespace;
    private ApiProxy proxy;
    private KubernetesClient client;
    private KubernetesLeaseStore store;

    @BeforeEach
    void open(KubeCluster shared) {
        cluster = shared;
        namespace = shared.createNamespace("leases");
        proxy = new ApiProxy(shared);
        client = client(shared.adminToken());
        store = new KubernetesLeaseStore(client, namespace, failure -> false);
    }

    @AfterEach
    void close() {
        client.close();
        proxy.close();
    }

    @Test
    void eachVerbIsOneCall() {
        StoredLease created = store.create(NAME, RECORD).orElseThrow();
        store.create(NAME, RECORD);
        store.read(NAME);
        StoredLease replaced =
                store.replace(created, RECORD.renewedAt(Instant.now())).orElseThrow();
        store.replace(created, RECORD);
        store.delete(created);
        store.delete(replaced);
        store.delete(replaced);
        store.read(NAME);
        store.list("gw-lock-", 10);

        assertThat(proxy.calls())
                .extracting(call -> call.method() + " " + call.status())
                .containsExactly(
                        "POST 201",
                        "POST 409",
                        "GET 200",
                        "PUT 200",
                        "PUT 409",
                        "DELETE 409",
                        "DELETE 200",
                        "DELETE 404",
                        "GET 404",
                        "GET 200");
    }

    @Test
    void leaseIsOneThatKubectlAndOthersCanRead() {
        store.create(NAME, RECORD);

        Lease lease = client.leases().inNamespace(namespace).withName(NAME).get();
        assertThat(lease.getSpec().getHolderIdentity()).isEqualTo("pod/1");
        assertThat(lease.getSpec().getLeaseDurationSeconds()).isEqualTo(5);
        assertThat(lease.getSpec().getLeaseTransitions()).isZero();
        assertThat(lease.getSpec().getRenewTime().toInstant()).isEqualTo(Instant.EPOCH);
        assertThat(lease.getMetadata().getAnnotations()).isEqualTo(Map.of("lockkeeper.io/key", "key"));
    }

    @Test
    void leaseOfAnotherGatewayIsReadAndReplaced() {
        String yaml =
                """
                apiVersion: coordination.k8s.io/v1
                kind: Lease
                metadata: {name: %s, namespace: %s, annotations: {other: value}}
                spec: {holderIdentity: gateway-7d9f, leaseDurationSeconds: 30, renewTime: '9999-12-31T23:59:59.999999Z'}
                """
                        .formatted(NAME, namespace);
        client.resource(Serialization.unmarshal(yaml, Lease.class)).create();

        StoredLease read = store.read(NAME).orElseThrow();

        assertThat(read.record())
                .isEqualTo(new LeaseRecord(
                        null,
                        "gateway-7d9f",
                        Duration.ofSeconds(30),
                        null,
                        Instant.parse("9999-12-31T23:59:59.999999Z"),
                        null));
        assertThat(store.replace(read, RECORD)).map(StoredLease::record).contains(RECORD);
    }

    @Test
    void listGoesOnUntilItHasEnough() {
        for (int i = 0; i < 501; i++) {
            store.create("a-%03d".formatted(i), RECORD);
        }
        store.create(NAME, RECORD);
        proxy.reset();

        assertThat(store.list("gw-lock-", 1)).extracting(StoredLease::name).containsExactly(NAME);
        assertThat(store.list("a-", 500)).hasSize(500);
        assertThat(store.list("a-", 1000)).hasSize(501);
        assertThat(proxy.calls()).hasSize(2 + 1 + 2);
    }

    @ParameterizedTest
    @CsvSource({
        "400, REFUSED",
        "401, REFUSED",
        "403, FORBIDDEN",
        "404, REFUSED",
        "422, REFUSED",
        "429, BUSY",
        "500, UNKNOWN",
        "503, UNKNOWN",
        "504, UNKNOWN",
    })
    void statusSaysWhetherItMayHaveLanded(int status, Reason reason) {
        proxy.when(ApiCall.post(".*/leases")).answer(status, "", Map.of());

        LeaseStoreException failure = failure(() -> store.create(NAME, RECORD));

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.verb()).isEqualTo(Verb.CREATE);
        assertThat(failure).hasMessage("could not create Lease " + NAME + ": the API server answered " + status);
        assertThat(failure.retryAfter()).isEmpty();
        assertThat(proxy.calls()).as("tried once").hasSize(1);
    }

    @Test
    void pauseThatTheServerAsksForIsPassedOn() {
        String status =
                """
                {"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": 429, "details": {"retryAfterSeconds": 7}}""";
        proxy.when(ApiCall.any()).answer(429, status, Map.of("Content-Type", "application/json"));

        assertThat(failure(() -> store.read(NAME)).retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void lostRepliesAreUnknown() {
        proxy.when(ApiCall.post(".*/leases")).cutReply();
        assertThat(failure(() -> store.create(NAME, RECORD)).reason()).isEqualTo(Reason.UNKNOWN);
        StoredLease created = store.read(NAME).orElseThrow();
        proxy.when(ApiCall.put(".*/leases/.*")).cutReply();
        assertThat(failure(() -> store.replace(created, RECORD.renewedAt(Instant.now())))
                        .reason())
                .isEqualTo(Reason.UNKNOWN);
        StoredLease replaced = store.read(NAME).orElseThrow();
        proxy.when(ApiCall.delete(".*/leases/.*")).cutReply();
        assertThat(failure(() -> store.delete(replaced)).reason()).isEqualTo(Reason.UNKNOWN);

        assertThat(replaced.version()).isNotEqualTo(created.version());
        assertThat(store.read(NAME)).isEmpty();
    }

    @Test
    void timeOutIsUnknown() {
        try (Hold held = proxy.when(ApiCall.post(".*/leases")).holdReply();
                KubernetesClient hurried = client(cluster.adminToken(), Duration.ofMillis(500))) {
            KubernetesLeaseStore impatient = new KubernetesLeaseStore(hurried, namespace, failure -> false);

            LeaseStoreException failure = failure(() -> impatient.create(NAME, RECORD));

            assertThat(failure.reason()).isEqualTo(Reason.UNKNOWN);
            assertThat(failure).hasMessageEndingWith("the API server did not answer");
            held.release();
        }
    }

    @Test
    void noServerIsUnknown() {
        proxy.refuseConnections();

        for (LeaseStoreException failure : List.of(
                failure(() -> store.create(NAME, RECORD)),
                failure(() -> store.read(NAME)),
                failure(() -> store.list("", 1)))) {
            assertThat(failure.reason()).isEqualTo(Reason.UNKNOWN);
        }
    }

    @Test
    void whatTheClientHoldsBackWasNotSent() {
        proxy.refuseConnections();
        KubernetesLeaseStore guarded = new KubernetesLeaseStore(client, namespace, failure -> failure.getCode() <= 0);

        LeaseStoreException failure = failure(() -> guarded.create(NAME, RECORD));

        assertThat(failure.reason()).isEqualTo(Reason.NOT_SENT);
        assertThat(failure).hasMessageEndingWith("the call was held back");
    }

    @Test
    void withoutPermissionTheVerbIsNamed() {
        StoredLease lease = store.create(NAME, RECORD).orElseThrow();
        try (KubernetesClient powerless = client(new Account(cluster, namespace).token())) {
            KubernetesLeaseStore forbidden = new KubernetesLeaseStore(powerless, namespace, failure -> false);

            for (LeaseStoreException failure : List.of(
                    failure(() -> forbidden.create("other", RECORD)),
                    failure(() -> forbidden.read(NAME)),
                    failure(() -> forbidden.replace(lease, RECORD)),
                    failure(() -> forbidden.delete(lease)),
                    failure(() -> forbidden.list("", 1)))) {
                assertThat(failure.reason()).isEqualTo(Reason.FORBIDDEN);
                assertThat(failure)
                        .hasMessageStartingWith("could not " + failure.verb().label() + " Lease ");
            }
        }
    }

    @Test
    void itsVerbsAreAllThatItNeeds() {
        Account account = new Account(cluster, namespace);
        account.allow(
                KubernetesLeaseStore.GROUP,
                KubernetesLeaseStore.PLURAL,
                Arrays.stream(Verb.values()).map(Verb::label).toArray(String[]::new));
        try (KubernetesClient gateway = client(account.token())) {
            KubernetesLeaseStore allowed = new KubernetesLeaseStore(gateway, namespace, failure -> false);
            StoredLease created = allowed.create(NAME, RECORD).orElseThrow();
            StoredLease replaced =
                    allowed.replace(created, RECORD.renewedAt(Instant.now())).orElseThrow();

            assertThat(allowed.read(NAME)).contains(replaced);
            assertThat(allowed.list("", 10)).containsExactly(replaced);
            assertThat(allowed.delete(replaced)).isEqualTo(LeaseStore.Deletion.DELETED);
        }
    }

    private KubernetesClient client(String token) {
        return client(token, Duration.ofMinutes(1));
    }

    private KubernetesClient client(String token, Duration timeout) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(proxy.url())
                .withOauthToken(token)
                .withRequestRetryBackoffLimit(0)
                .withRequestTimeout(Math.toIntExact(timeout.toMillis()))
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static LeaseStoreException failure(Runnable call) {
        return catchThrowableOfType(LeaseStoreException.class, call::run);
    }
}
