package io.lockkeeper.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.lockkeeper.cluster.Permission;
import io.lockkeeper.harness.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Role of the kit for Camel K grants what a replica needs, and nothing else. */
class CamelKitRightsTest {

    private static final String NAMESPACE = "kubernaut-system";

    @Test
    void roleGrantsWhatIsNeededAndNoMore() {
        Settings settings = new SettingsReader(
                        key -> Optional.empty(), name -> name.equals("POD_NAME") ? "pod-0" : null)
                .read(List.of(), NAMESPACE);

        assertThat(granted()).containsExactlyInAnyOrderElementsOf(NeededPermissions.of(settings));
    }

    private static List<Permission> granted() {
        Manifest manifest = new Manifest(Path.of("k8s/camel-k/rbac.yaml"));
        Stream<Permission> inNamespace = manifest.objects(Role.class).stream()
                .flatMap(role -> granted(role.getMetadata().getNamespace(), role.getRules()));
        Stream<Permission> inCluster = manifest.objects(ClusterRole.class).stream()
                // What alerts are about is another matter.
                .filter(role -> !role.getMetadata().getName().equals("lockkeeper-targets"))
                .flatMap(role -> granted("", role.getRules()));
        return Stream.concat(inNamespace, inCluster).toList();
    }

    private static Stream<Permission> granted(String namespace, List<PolicyRule> rules) {
        return rules.stream().flatMap(rule -> rule.getApiGroups().stream()
                .flatMap(group -> rule.getResources().stream().flatMap(resource -> rule.getVerbs().stream()
                        .map(verb -> permission(namespace, group, resource, verb)))));
    }

    private static Permission permission(String namespace, String group, String resource, String verb) {
        String[] parts = resource.split("/", 2);
        return new Permission(namespace, group, parts[0], parts.length > 1 ? parts[1] : "", verb);
    }
}
