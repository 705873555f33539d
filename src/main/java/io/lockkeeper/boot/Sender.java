package io.lockkeeper.boot;

import io.lockkeeper.alert.MalformedSignalException;
import io.lockkeeper.http.BoundedBody;
import io.lockkeeper.incident.Deadline;
import io.lockkeeper.security.Doorkeeper;
import io.lockkeeper.security.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A servlet's request on its way in. */
final class Sender implements Visitor {

    private final String id = UUID.randomUUID().toString();
    private final HttpServletRequest request;
    private final Doorkeeper doorkeeper;
    private final PathRoutes routes;
    private final Deadline deadline;
    private final int maxBody;
    private byte @Nullable [] body;

    Sender(HttpServletRequest request, Doorkeeper doorkeeper, PathRoutes routes, Deadline deadline, int maxBody) {
        this.request = request;
        this.doorkeeper = doorkeeper;
        this.routes = routes;
        this.deadline = deadline;
        this.maxBody = maxBody;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public @Nullable String header(String name) {
        return request.getHeader(name);
    }

    @Override
    public String path() {
        return request.getRequestURI();
    }

    @Override
    public String address() {
        return doorkeeper.client(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
    }

    @Override
    public String route() {
        return routes.at(path());
    }

    @Override
    public byte[] body() {
        try {
            byte[] all = BoundedBody.read(request.getInputStream(), request.getContentLengthLong(), maxBody, deadline);
            body = all;
            return all;
        } catch (IOException e) {
            throw new MalformedSignalException("body", "not to be read", e);
        }
    }

    /** Returns the body where it was read, null where it was not. */
    byte @Nullable [] bodyRead() {
        return body;
    }
}
