package io.lockkeeper.target;

import io.lockkeeper.alert.Alert;
import io.lockkeeper.alert.NamedResource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The resources that an alert may be about. */
final class Candidates {

    /** Labels by which Prometheus says where a sample came from, and not what it is about. */
    private static final Set<String> SCRAPE_LABELS =
            Set.of("job", "service", "instance", "endpoint", "container", "namespace");

    private static final String NAMESPACE = "namespace";
    private static final String DEFAULT_NAMESPACE = "default";
    private static final Comparator<ObjectRef> ORDER = Comparator.<ObjectRef>comparingInt(
                    candidate -> candidate.kind().rank())
            .thenComparing(candidate -> candidate.kind().name())
            .thenComparing(candidate -> candidate.kind().group());

    private final Map<String, String> labels;
    private final Kinds kinds;

    private Candidates(Map<String, String> labels, Kinds kinds) {
        this.labels = labels;
        this.kinds = kinds;
    }

    /**
     * Returns what the alert names, or else what its labels do, what is most likely meant first. It may not exist, nor even
     * be able to.
     */
    static List<ObjectRef> of(Alert alert, Kinds kinds) {
        NamedResource resource = alert.resource();
        return resource == null ? new Candidates(alert.labels(), kinds).inOrder() : named(resource, kinds);
    }

    private static List<ObjectRef> named(NamedResource resource, Kinds kinds) {
        String namespace = resource.namespace().isBlank() ? DEFAULT_NAMESPACE : resource.namespace();
        return kinds.named(resource.apiVersion(), resource.kind())
                .map(kind -> new ObjectRef(kind, kind.namespaced() ? namespace : "", resource.name()))
                .sorted(ORDER)
                .toList();
    }

    private List<ObjectRef> inOrder() {
        return kinds.labelKeys().stream()
                .flatMap(key -> name(key).stream()
                        .flatMap(name -> kinds.named(key).map(kind -> new ObjectRef(kind, namespace(kind), name))))
                .distinct()
                .sorted(ORDER)
                .toList();
    }

    /** Where both are there, the exporter exported the one, and the other is the exporter's own. */
    private Optional<String> name(String key) {
        Optional<String> exported = exported(key);
        return exported.isPresent() || isOfTheExporter(key) ? exported : value(key);
    }

    private boolean isOfTheExporter(String key) {
        return SCRAPE_LABELS.contains(key)
                || (key.equals("pod") && exported(NAMESPACE).isPresent());
    }

    private String namespace(ResourceKind kind) {
        return kind.namespaced()
                ? exported(NAMESPACE).or(() -> value(NAMESPACE)).orElse(DEFAULT_NAMESPACE)
                : "";
    }

    private Optional<String> exported(String key) {
        return value("exported_" + key);
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(labels.get(key)).filter(value -> !value.isBlank());
    }
}
