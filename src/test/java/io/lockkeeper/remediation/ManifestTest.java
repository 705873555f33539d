package io.lockkeeper.remediation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lockkeeper.alert.Alert;
import io.lockkeeper.alert.SampleAlert;
import io.lockkeeper.alert.Traceparent;
import io.lockkeeper.incident.Incident;
import io.lockkeeper.incident.Link;
import io.lockkeeper.target.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ManifestTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00.123456Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Target TARGET = new Target("", "shop", "Deployment", "app", "apps/v1");

    private final AtomicInteger truncated = new AtomicInteger();
    private final Manifest manifest =
            new Manifest(Clock.fixed(NOW, ZoneOffset.UTC), "kubernaut-system", truncated::incrementAndGet);

    @Test
    void holdsEveryFieldOfTheContract() throws Exception {
        JsonNode request = render(new Target("", "shop", "Deployment", "app-2999", "apps/v1"));

        assertThat(request)
                .isEqualTo(
                        JSON.readTree(
                                """
                {"apiVersion": "kubernaut.ai/v1alpha1", "kind": "RemediationRequest",
                 "metadata": {"namespace": "kubernaut-system", "name": "rr-1",
                   "labels": {"app.kubernetes.io/managed-by": "gateway-service",
                              "app.kubernetes.io/component": "remediation"},
                   "annotations": {"kubernaut.ai/created-at": "2026-01-31T12:00:00.123Z",
                     "lockkeeper.io/delivery": "d-1", "lockkeeper.io/sequence": "2", "lockkeeper.io/previous": "u-1"}},
                 "spec": {
                   "signalFingerprint": "c94bee70b191f68ccdaafdb961dd9a482167bd529bb7bffdcf07c4e113f06071",
                   "signalName": "High \\"Error\\" Rate", "severity": "critical", "signalType": "alert",
                   "signalSource": "prometheus", "targetType": "kubernetes",
                   "firingTime": "2026-01-31T11:00:00Z", "receivedTime": "2026-01-31T12:00:00.123Z",
                   "targetResource": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "app-2999",
                     "namespace": "shop"},
                   "signalLabels": {"deployment": "app-2999"}, "signalAnnotations": {"summary": "s"},
                   "providerData": "{\\"namespace\\":\\"shop\\",\\"labels\\":{\\"deployment\\":\\"app-2999\\"}}",
                   "originalPayload": "{}"}}
                """));
    }

    @Test
    void traceOfTheCreationIsAnAnnotation() throws Exception {
        Traceparent trace = new Traceparent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", "01");

        String request = manifest.render(
                new SampleAlert().build(), Incident.of(TARGET), new Link("rr-1", 2, "u-1"), "d-1", trace);

        assertThat(JSON.readTree(request)
                        .at("/metadata/annotations")
                        .path("lockkeeper.io/traceparent")
                        .textValue())
                .isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    }

    @Test
    void clusterScopedTargetHasNoNamespace() throws Exception {
        assertThat(render(new Target("", "", "Node", "worker-1", "v1")).at("/spec/targetResource"))
                .isEqualTo(JSON.readTree("{\"apiVersion\": \"v1\", \"kind\": \"Node\", \"name\": \"worker-1\"}"));
    }

    @Test
    void clusterHasAFieldOfItsOwn() throws Exception {
        assertThat(render(new Target("west", "shop", "Deployment", "app", "apps/v1"))
                        .at("/spec/clusterID")
                        .textValue())
                .isEqualTo("west");
    }

    @Test
    void fieldsNameAllThatIsWritten() throws Exception {
        JsonNode spec = render(new Target("west", "shop", "Deployment", "app", "apps/v1"))
                .path("spec");

        assertThat(Manifest.FIELDS)
                .filteredOn(field -> field.startsWith("spec."))
                .allSatisfy(field -> assertThat(
                                spec.at(field.substring(4).replace('.', '/')).isMissingNode())
                        .as(field)
                        .isFalse());
        spec.fieldNames().forEachRemaining(name -> assertThat(Manifest.FIELDS)
                .anyMatch(field -> (field + ".").startsWith("spec." + name + ".")));
    }

    @Test
    void alertThatIsTooBigIsCutToWhatTheDefinitionAllowsAndCounted() throws Exception {
        String huge = "ü".repeat(100_000);
        Alert alert =
                alert(huge, huge, Map.of("deployment", "app", "big", huge), Map.of("summary", "s", "big", huge), huge);

        JsonNode spec = render(alert, TARGET).path("spec");

        assertThat(spec.path("signalName").textValue()).hasSize(253);
        assertThat(spec.path("severity").textValue()).hasSize(50);
        assertThat(spec.at("/signalLabels/deployment").textValue()).isEqualTo("app");
        assertThat(spec.at("/signalLabels/big").textValue()).endsWith(Excerpt.MARK);
        assertThat(spec.path("signalLabels").toString().getBytes(UTF_8).length
                        + spec.path("signalAnnotations").toString().getBytes(UTF_8).length)
                .isBetween(65_000, 65_536 + 50);
        assertThat(spec.path("originalPayload").textValue().getBytes(UTF_8).length)
                .isBetween(65_535, 65_536);
        assertThat(truncated).hasValue(1);
    }

    @Test
    void alertThatFitsIsNotCountedAsCut() throws Exception {
        render(TARGET);

        assertThat(truncated).hasValue(0);
    }

    private JsonNode render(Target target) throws Exception {
        return render(
                alert(
                        "High \"Error\" Rate",
                        "critical",
                        Map.of("deployment", "app-2999"),
                        Map.of("summary", "s"),
                        "{}"),
                target);
    }

    private static Alert alert(
            String name, String severity, Map<String, String> labels, Map<String, String> annotations, String payload) {
        return new SampleAlert()
                .named(name)
                .severity(severity)
                .since(Instant.parse("2026-01-31T11:00:00Z"))
                .labels(labels)
                .annotations(annotations)
                .payload(payload)
                .build();
    }

    private JsonNode render(Alert alert, Target target) throws Exception {
        return JSON.readTree(manifest.render(alert, Incident.of(target), new Link("rr-1", 2, "u-1"), "d-1", null));
    }
}
