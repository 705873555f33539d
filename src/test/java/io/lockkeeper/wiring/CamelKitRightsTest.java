package io.lockkeeper.wiring;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static Stream<Permission> grantedBy(Role role) {
        return role.getRules().stream().flatMap(rule -> rule.getApiGroups().stream()
                .flatMap(group -> rule.getResources().stream().flatMap(resource -> rule.getVerbs().stream()
                        .map(verb -> permission(role, group, resource, verb)))));
    }

    private static Permission permission(Role role, String group, String resource, String verb) {
        String[] parts = resource.split("/", 2);
        return new Permission(
                role.getMetadata().getNamespace(), group, parts[0], parts.length > 1 ? parts[1] : "", verb);
    }

    private static List<Permission> granted() {
        return new Manifest(Path.of("k8s/camel-k/rbac.yaml"))
                .objects(Role.class).stream()
                        .flatMap(CamelKitRightsTest::grantedBy)
                        .toList();
    }
}
