package io.lockkeeper.incident;

import static io.lockkeeper.incident.FedView.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.ApiCall;
import io.lockkeeper.harness.KubeCluster;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The feed of the live view while the API server fails. */
class RequestFeedFaultsIT {

    private static final Duration LONG = Duration.ofSeconds(40);

    private static KubeCluster own;

    private FedView fed;

    @BeforeAll
    static void startOwnCluster() {
        own = new KubeCluster();
    }

    @AfterAll
    static void closeOwnCluster() {
        own.close();
    }

    @BeforeEach
    void open() {
        fed = new FedView(own, 500, Duration.ofSeconds(15), Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        fed.close();
    }

    @Test
    void followsAnApiServerThatWasKilledAndStartedAgain() throws InterruptedException {
        fed.create("before");
        fed.create("deleted");
        fed.sync();

        own.killApiServer();
        own.startApiServer();
        fed.create("after");
        fed.delete("deleted");

        await().atMost(LONG).until(() -> fed.names().equals(Set.of("before", "after")));
    }

    @Test
    void viewGoesBackWithTheCluster() throws InterruptedException {
        fed.create("kept");
        own.keepState();
        fed.sync();
        for (int i = 0; i < 20; i++) {
            fed.create("undone" + i);
        }
        fed.requests().phase("kept", "Completed");
        await().atMost(LONG).until(() -> fed.view().counts().equals(new ViewCounts(21, 20, 1, 0)));

        own.goBack();

        await().atMost(LONG).until(() -> fed.view().counts().equals(new ViewCounts(1, 1, 0, 0)));
        fed.create("later");
        await().atMost(LONG).until(() -> fed.names().equals(Set.of("kept", "later")));
    }

    @Test
    void ageGrowsWhileTheApiServerIsSilent() throws InterruptedException {
        fed.sync();
        await().atMost(SOON)
                .until(() -> fed.proxy().calls(ApiCall.watch(fed.path())).size() == 1);

        own.pauseApiServer();
        try {
            // A watch lasts 10 s, and its end is when a quiet view has caught up.
            await().atMost(LONG).until(() -> fed.view().age().compareTo(Duration.ofSeconds(12)) > 0);
        } finally {
            own.resumeApiServer();
        }

        await().atMost(LONG).until(() -> fed.view().age().compareTo(Duration.ofSeconds(5)) < 0);
        assertThat(fed.feed().fault()).isEmpty();
    }
}
