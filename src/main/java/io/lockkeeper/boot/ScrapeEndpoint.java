package io.lockkeeper.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.boot.actuate.metrics.export.prometheus.PrometheusOutputFormat;
import org.springframework.boot.actuate.metrics.export.prometheus.PrometheusScrapeEndpoint;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * The metrics as text, each under its whole name. The client library takes {@code _created} at the end of a counter's name
 * for a mark of its own and cuts it off, but {@code gateway_crds_created_total} is what dashboards of the Go gateway ask for.
 */
@Component
@WebEndpoint(id = "prometheus")
class ScrapeEndpoint extends PrometheusScrapeEndpoint {

    private static final Pattern CUT = Pattern.compile("\\bgateway_crds(?=(_total)?[ {])");

    ScrapeEndpoint(PrometheusRegistry registry) {
        super(registry, new Properties());
    }

    /** That the names may be absent, the actuator learns from Spring's own annotation alone. */
    @Override
    @ReadOperation(producesFrom = PrometheusOutputFormat.class)
    public WebEndpointResponse<byte[]> scrape(PrometheusOutputFormat format, @Nullable Set<String> includedNames) {
        PrometheusOutputFormat text = format == PrometheusOutputFormat.CONTENT_TYPE_PROTOBUF
                ? PrometheusOutputFormat.CONTENT_TYPE_004
                : format;
        WebEndpointResponse<byte[]> cut = super.scrape(text, includedNames);
        String whole = CUT.matcher(new String(cut.getBody(), UTF_8)).replaceAll("gateway_crds_created");
        return new WebEndpointResponse<>(whole.getBytes(UTF_8), text);
    }
}
