package io.lockkeeper.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.lockkeeper.remediation.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RequiredDefinitionTest {

    private final RequiredDefinition required =
            new RequiredDefinition(Manifest.DEFINITION_NAME, Manifest.VERSION, Manifest.FIELDS);
    private final CustomResourceDefinition shipped = shipped();

    @Test
    void theShippedOneFits() {
        assertThat(required.faults(shipped)).isEmpty();
        assertThat(shipped.getMetadata().getName()).isEqualTo(Manifest.DEFINITION_NAME);
    }

    @Test
    void namesAVersionThatIsNotServed() {
        shipped.getSpec().getVersions().get(0).setServed(false);

        assertThat(required.faults(shipped)).containsExactly("version v1alpha1 is not served");
    }

    @Test
    void namesAMissingStatusSubresource() {
        shipped.getSpec().getVersions().get(0).setSubresources(null);

        assertThat(required.faults(shipped)).containsExactly("no status subresource");
    }

    @Test
    void namesEachFieldThatTheApiServerWouldDrop() {
        schema("spec").getProperties().keySet().removeAll(List.of("severity", "targetResource"));

        assertThat(required.faults(shipped))
                .containsExactly(
                        "no field spec.severity",
                        "no field spec.targetResource.apiVersion",
                        "no field spec.targetResource.kind",
                        "no field spec.targetResource.name",
                        "no field spec.targetResource.namespace");
    }

    @Test
    void aSchemaThatKeepsUnknownFieldsKeepsOurs() {
        schema("status").setProperties(null);

        assertThat(required.faults(shipped)).isEmpty();
    }

    private JSONSchemaProps schema(String field) {
        JSONSchemaProps all = shipped.getSpec().getVersions().get(0).getSchema().getOpenAPIV3Schema();
        return Objects.requireNonNull(all.getProperties().get(field), field);
    }

    private static CustomResourceDefinition shipped() {
        try {
            return Serialization.unmarshal(
                    Files.readString(Path.of("k8s/crd/remediationrequests.yaml")), CustomResourceDefinition.class);
        } catch (IOException e) {
            throw new IllegalStateException("run the tests in the project's folder", e);
        }
    }
}
