package io.lockkeeper.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a history notices, and a look afterwards would not. */
@ExtendWith(SharedCluster.class)
class RequestHistoryIT {

    private static final String FINGERPRINT = "c94b".repeat(16);

    private final Installation installation;
    private final Requests requests;
    private final RequestHistory history;

    RequestHistoryIT(KubeCluster cluster) {
        installation = new Installation(cluster);
        requests = installation.requests();
        history = requests.history();
    }

    @AfterEach
    void close() {
        history.close();
        installation.close();
    }

    @Test
    void twoThatWereActiveAtOnceAreNoticedAfterwards() {
        create("one");
        create("other");
        requests.phase("one", "Completed");
        history.awaitPresent();

        assertThat(history.contested()).containsExactly(FINGERPRINT);
    }

    @Test
    void oneThatHasEndedOrIsGoneLeavesRoomForTheNext() {
        create("first");
        requests.phase("first", "Failed");
        create("second");
        requests.delete("second");
        create("third");
        history.awaitPresent();

        assertThat(history.contested()).isEmpty();
        assertThat(history.ever("app"))
                .extracting(request -> request.getMetadata().getName())
                .containsExactly("first", "second", "third");
        assertThat(history.ever("app").get(0).<String>get("status", "overallPhase"))
                .isEqualTo("Failed");
    }

    private void create(String name) {
        requests.create(Requests.sample(name, FINGERPRINT));
    }
}
