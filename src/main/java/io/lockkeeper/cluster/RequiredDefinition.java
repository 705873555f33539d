package io.lockkeeper.cluster;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a custom resource must be like for this gateway to write it.
 *
 * @param name of the definition, {@code plural.group}
 * @param version that is written
 * @param fields paths that are written, as {@code spec.severity}: one that the schema lacks is dropped in silence
 */
public record RequiredDefinition(String name, String version, List<String> fields) {

    /** Returns what in a definition does not fit, one line each, empty where all does. */
    public List<String> faults(CustomResourceDefinition definition) {
        Optional<CustomResourceDefinitionVersion> served = definition.getSpec().getVersions().stream()
                .filter(offered -> offered.getName().equals(version) && Boolean.TRUE.equals(offered.getServed()))
                .findFirst();
        return served.map(this::faults).orElseGet(() -> List.of("version " + version + " is not served"));
    }

    private List<String> faults(CustomResourceDefinitionVersion served) {
        List<String> faults = new ArrayList<>();
        if (served.getSubresources() == null || served.getSubresources().getStatus() == null) {
            faults.add("no status subresource");
        }
        JSONSchemaProps schema =
                served.getSchema() == null ? null : served.getSchema().getOpenAPIV3Schema();
        fields.stream().filter(field -> !keeps(schema, field)).forEach(field -> faults.add("no field " + field));
        return List.copyOf(faults);
    }

    private static boolean keeps(@Nullable JSONSchemaProps schema, String path) {
        JSONSchemaProps at = schema;
        for (String step : path.split("\\.", -1)) {
            if (at == null) {
                return false;
            }
            if (Boolean.TRUE.equals(at.getXKubernetesPreserveUnknownFields())) {
                return true;
            }
            Map<String, JSONSchemaProps> properties = at.getProperties();
            at = properties == null ? null : properties.get(step);
        }
        return at != null;
    }
}
