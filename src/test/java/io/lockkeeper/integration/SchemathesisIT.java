package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.ChildProcess;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.InstalledTool;
import io.lockkeeper.harness.SharedCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Requests that schemathesis draws from the description of the API, those among them that it does not allow: none is answered
 * by a 500, or as it is not described.
 */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemathesisIT {

    private static final String CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,"
            + "response_headers_conformance,response_schema_conformance,unsupported_method";

    private final GatewayProcess gateway;

    SchemathesisIT(Installation installation) {
        gateway = installation.start(Map.of());
    }

    @Test
    void everyAnswerIsOneThatIsDescribed() {
        run(10, Duration.ofMinutes(3));
    }

    @Test
    @Tag("soak")
    void everyAnswerIsOneThatIsDescribedThousandsOfTimes() {
        run(1000, Duration.ofMinutes(30));
    }

    private void run(int examples, Duration atMost) {
        Path folder =
                Path.of("target", "schemathesis", UUID.randomUUID().toString()).toAbsolutePath();
        ChildProcess run = ChildProcess.start(
                folder.resolve("run.log"),
                List.of(
                        // It keeps what it has learnt where it runs.
                        "env",
                        "--chdir=" + folder,
                        InstalledTool.ofCache(
                                "schemathesis", "schemathesis/bin", "install the package schemathesis from PyPI"),
                        "run",
                        gateway.signals().resolve("/openapi.yaml").toString(),
                        "--checks=" + CHECKS,
                        "--phases=examples,coverage,fuzzing",
                        "--max-examples=" + examples,
                        "--seed=1",
                        "--no-color"),
                Map.of("HOME", folder.toString(), "HYPOTHESIS_STORAGE_DIRECTORY", folder.toString()),
                ChildProcess.GRACE);
        assertThat(run.await(atMost)).as(run.logTail()).isZero();
    }
}
