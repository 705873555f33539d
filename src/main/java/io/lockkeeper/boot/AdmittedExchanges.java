package io.lockkeeper.boot;

import io.lockkeeper.steps.Signal;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.springframework.stereotype.Component;

/** Hands what the filter has found over to the routes, so that they do not ask again. */
@Component
final class AdmittedExchanges implements RoutePolicyFactory {

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        return new HandOver();
    }

    private static final class HandOver extends RoutePolicySupport {

        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {
            // The routes that it passes afterwards are those of the same exchange.
            if (route.getEndpoint() instanceof PlatformHttpEndpoint
                    && exchange.getIn() instanceof PlatformHttpMessage message) {
                Admission.of(message.getRequest()).ifPresent(admission -> {
                    exchange.setProperty(Signal.ADMITTED, true);
                    exchange.setProperty(Signal.DEADLINE, admission.deadline());
                });
            }
        }
    }
}
