package io.lockkeeper.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockkeeper.harness.GatewayProcess;
import io.lockkeeper.harness.Http;
import io.lockkeeper.harness.Installation;
import io.lockkeeper.harness.MountedConfigMap;
import io.lockkeeper.harness.ServerCertificate;
import io.lockkeeper.harness.SharedCluster;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Signals over TLS, as the component {@code tls} of the manifests sets it. */
@ExtendWith(SharedCluster.class)
class TlsIT {

    private final Installation installation;

    @TempDir
    private Path folder = Path.of("");

    TlsIT(Installation installation) {
        this.installation = installation;
    }

    @Test
    void newCertificateIsTakenOverWhileItRuns() throws Exception {
        ServerCertificate first = ServerCertificate.make(folder, "first");
        ServerCertificate second = ServerCertificate.make(folder, "second");
        Path mounted = folder.resolve("tls").toAbsolutePath();
        mounted.toFile().mkdir();
        MountedConfigMap.bring(mounted, 1, first.files());
        GatewayProcess gateway = installation.start(Map.of(
                "SERVER_SSL_BUNDLE",
                "signals",
                "SPRING_SSL_BUNDLE_PEM_SIGNALS_KEYSTORE_CERTIFICATE",
                mounted + "/tls.crt",
                "SPRING_SSL_BUNDLE_PEM_SIGNALS_KEYSTORE_PRIVATEKEY",
                mounted + "/tls.key",
                "SPRING_SSL_BUNDLE_PEM_SIGNALS_RELOADONUPDATE",
                "true"));

        assertThat(shown(gateway)).isEqualTo(first.certificate());
        assertThat(Http.get(gateway.management("healthz")).statusCode()).isEqualTo(200);

        MountedConfigMap.bring(mounted, 2, second.files());

        await("the new certificate").atMost(Duration.ofSeconds(60)).until(() -> shown(gateway)
                .equals(second.certificate()));
    }

    private static Certificate shown(GatewayProcess gateway) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anyone()}, new SecureRandom());
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket("127.0.0.1", gateway.signals().getPort())) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    /** What the server shows is what the test looks at. */
    private static final class Anyone implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // The server asks for none.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // The test compares it.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
