package io.lockkeeper.demo;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceBuilder;
import java.util.List;
import java.util.Locale;

/** A kind of object of the demo's API, as discovery describes it. */
record ApiKind(String plural, String kind, boolean namespaced, List<String> verbs, List<String> shortNames) {

    private static final List<String> OBJECT =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
    private static final List<String> REVIEW = List.of("create");

    static ApiKind namespaced(String plural, String kind, String... shortNames) {
        return new ApiKind(plural, kind, true, OBJECT, List.of(shortNames));
    }

    static ApiKind cluster(String plural, String kind, String... shortNames) {
        return new ApiKind(plural, kind, false, OBJECT, List.of(shortNames));
    }

    static ApiKind review(String plural, String kind) {
        return new ApiKind(plural, kind, false, REVIEW, List.of());
    }

    APIResource describe() {
        return new APIResourceBuilder()
                .withName(plural)
                .withSingularName(kind.toLowerCase(Locale.ROOT))
                .withKind(kind)
                .withNamespaced(namespaced)
                .withVerbs(verbs)
                .withShortNames(shortNames)
                .build();
    }
}
