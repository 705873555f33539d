package io.lockkeeper.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.lockkeeper.harness.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The ClusterRole of the kit for Camel K lets a replica look at whatever labels may name without a setting. */
class CamelKitTargetsTest {

    @Test
    void everyBuiltInKindMayBeRead() {
        assertThat(readable())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("namespaces.", "customresourcedefinitions.apiextensions.k8s.io"), builtIn())
                        .toList());
    }

    private static Stream<String> builtIn() {
        return WantedKind.BUILT_IN.stream().map(kind -> plural(kind.kind()) + "." + kind.group());
    }

    /** Returns what the API calls objects of a kind. */
    private static String plural(String kind) {
        String name = kind.toLowerCase(Locale.ROOT);
        if (name.endsWith("s")) {
            return name + "es";
        }
        return name.endsWith("y") ? name.replaceFirst("y$", "ies") : name + "s";
    }

    private static List<String> readable() {
        return new Manifest(Path.of("k8s/camel-k/rbac.yaml"))
                .objects(ClusterRole.class).stream()
                        .flatMap(role -> role.getRules().stream())
                        .filter(rule -> rule.getVerbs().contains("get"))
                        .flatMap(rule -> rule.getApiGroups().stream()
                                .flatMap(group -> rule.getResources().stream().map(resource -> resource + "." + group)))
                        .toList();
    }
}
