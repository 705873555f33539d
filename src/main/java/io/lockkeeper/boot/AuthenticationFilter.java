package io.lockkeeper.boot;

import io.lockkeeper.incident.Deadline;
import io.lockkeeper.security.Doorkeeper;
import io.lockkeeper.wiring.Settings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks at every path of the port for signals who sends: before anything is looked for at the path and, unless it is the
 * body that is signed, before the body is read. The request's deadline begins here.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class AuthenticationFilter extends OncePerRequestFilter {

    private final Assembled assembled;
    private final PathRoutes routes;

    AuthenticationFilter(Assembled assembled, PathRoutes routes) {
        this.assembled = assembled;
        this.routes = routes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Settings settings = assembled.settings();
        Doorkeeper doorkeeper = assembled.doorkeeper();
        Deadline deadline =
                Deadline.in(settings.http().deadline(), settings.api().timeout(), System::nanoTime);
        Sender sender = new Sender(
                request, doorkeeper, routes, deadline, settings.http().maxBody());
        try {
            doorkeeper.admit(sender);
        } catch (RuntimeException e) {
            new Refused(e, sender.id()).end(request, response);
            return;
        }
        new Admission(deadline).note(request);
        chain.doFilter(new AdmittedRequest(request, doorkeeper, sender.bodyRead()), response);
    }
}
