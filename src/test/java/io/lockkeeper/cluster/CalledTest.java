package io.lockkeeper.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalledTest {

    private static final String REQUESTS =
            "/apis/kubernaut.ai/v1alpha1/namespaces/kubernaut-system/remediationrequests";

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/nodes/worker-1, get, nodes",
        "GET, /api/v1/namespaces/shop, get, namespaces",
        "GET, /api/v1/namespaces, list, namespaces",
        "GET, /api/v1/namespaces/shop/pods?labelSelector=watch%3Dtrue&limit=1, list, pods",
        "GET, /apis/apps/v1/namespaces/shop/deployments/app, get, deployments",
        "GET, " + REQUESTS + "?allowWatchBookmarks=true&watch=true, watch, remediationrequests",
        "POST, " + REQUESTS + ", create, remediationrequests",
        "PATCH, " + REQUESTS + "/rr-1/status, patch, remediationrequests/status",
        "PUT, /apis/coordination.k8s.io/v1/namespaces/n/leases/l, update, leases",
        "DELETE, /apis/coordination.k8s.io/v1/namespaces/n/leases/l, delete, leases",
        "POST, /apis/authorization.k8s.io/v1/selfsubjectaccessreviews, create, selfsubjectaccessreviews",
        "GET, /apis/storage.k8s.io/v1/storageclasses/fast, get, storageclasses",
        "GET, /version, get, other",
        "GET, /apis/apps/v1, get, other"
    })
    void isNamedAsPermissionsNameIt(String method, String path, String verb, String resource) {
        assertThat(Called.of(method, URI.create("http://proxy.example:1234" + path)))
                .isEqualTo(new Called(verb, resource));
    }
}
