package io.lockkeeper.target;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One resource by its name.
 *
 * @param namespace empty for a cluster-scoped kind
 */
record ObjectRef(ResourceKind kind, String namespace, String name) implements Sought {

    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_NAMESPACE = 63;
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern NAMESPACE = Pattern.compile(LABEL);
    private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final String METADATA =
            "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io,application/json";
    private static final String WHOLE = "application/json";

    /** Returns whether the API server would take the name, which is a DNS-1123 subdomain in a DNS-1123 label. */
    @Override
    public boolean possible() {
        return name.length() <= LONGEST_NAME
                && NAME.matcher(name).matches()
                && (!kind.namespaced() || isNamespace(namespace));
    }

    @Override
    public String path() {
        return Sought.collection(kind, namespace) + "/" + Sought.encoded(name);
    }

    /** Returns the metadata alone, but the whole of a Service: its selector is part of its specification. */
    @Override
    public String accept() {
        return isService() ? WHOLE : METADATA;
    }

    @Override
    public String permission() {
        return "get " + kind.resource();
    }

    @Override
    public Optional<JsonNode> pick(JsonNode answer) {
        return Optional.of(answer);
    }

    /** Returns whether it is a Service of the core, which leads to pods. */
    boolean isService() {
        return kind.is("", "Service");
    }

    /** Returns it as a target. */
    Target in(String cluster) {
        return new Target(cluster, namespace, kind.name(), name, kind.apiVersion());
    }

    private static boolean isNamespace(String text) {
        return text.length() <= LONGEST_NAMESPACE && NAMESPACE.matcher(text).matches();
    }
}
