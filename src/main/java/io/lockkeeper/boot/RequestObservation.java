package io.lockkeeper.boot;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/** How Spring measures HTTP requests: under the name and the labels that dashboards of the Go gateway know. */
@Component
final class RequestObservation extends DefaultServerRequestObservationConvention {

    private static final String OTHER = "other";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    @Override
    public String getName() {
        return "gateway_http_request_duration_seconds";
    }

    /** The endpoint is the route's own path, with its templates: whatever a sender asks for besides is one of them. */
    @Override
    public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext request) {
        String method = Optional.ofNullable(request.getCarrier())
                .map(carrier -> carrier.getMethod())
                .filter(METHODS::contains)
                .orElse(OTHER);
        String endpoint = Optional.ofNullable(request.getPathPattern()).orElse(OTHER);
        return KeyValues.of(KeyValue.of("endpoint", endpoint), KeyValue.of("method", method), status(request));
    }
}
