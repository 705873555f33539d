package io.lockkeeper.reload;

import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.util.ObjectHelper;
import org.apache.camel.util.URISupport;

/** What an exception of Camel's says to somebody who wrote a route. */
final class Cause {

    private Cause() {}

    /** Returns the innermost message, without the secrets that a URI may hold, in one line. */
    static String of(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        if (innermost instanceof ClassNotFoundException) {
            return "there is no class '" + innermost.getMessage() + "'";
        }
        String message = innermost.getMessage() == null ? innermost.getClass().getSimpleName() : innermost.getMessage();
        return URISupport.sanitizeUri(message).replaceAll("\\s+", " ").trim();
    }

    /** Returns the id of the route that could not be made, empty where it is not known. */
    static String route(Throwable failure) {
        FailedToCreateRouteException route = ObjectHelper.getException(FailedToCreateRouteException.class, failure);
        return route == null || route.getRouteId() == null ? "" : route.getRouteId();
    }
}
