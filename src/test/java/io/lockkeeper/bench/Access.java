package io.lockkeeper.bench;

import io.lockkeeper.harness.Account;
import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Senders;
import java.nio.file.Path;

/**
 * How a gateway comes to the API server, and senders to the gateway.
 *
 * @param namespace in which it makes its requests
 * @param kubeconfig by which it finds the API server; its other files are beside it
 * @param sender whom it lets in
 */
record Access(String namespace, Path kubeconfig, Account sender) {

    /** Makes one in a new namespace, whose name begins so. */
    static Access make(Ground ground, String prefix) {
        String namespace = ground.cluster().createNamespace(prefix);
        Path kubeconfig = GatewayProcess.folder().resolve("kubeconfig.yaml").toAbsolutePath();
        ground.cluster()
                .writeKubeconfig(
                        kubeconfig, ground.cluster().url(), ground.cluster().adminToken());
        return new Access(namespace, kubeconfig, new Senders(ground.cluster(), namespace).allowed());
    }
}
