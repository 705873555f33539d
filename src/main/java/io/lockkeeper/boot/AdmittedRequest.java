package io.lockkeeper.boot;

import io.lockkeeper.security.Doorkeeper;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** A request without the headers that end at the door, and with its body, although that was read there. */
final class AdmittedRequest extends HttpServletRequestWrapper {

    private final Doorkeeper doorkeeper;
    private final byte @Nullable [] body;

    /**
     * Makes one.
     *
     * @param body what was read of the request, null where nothing was
     */
    AdmittedRequest(HttpServletRequest request, Doorkeeper doorkeeper, byte @Nullable [] body) {
        super(request);
        this.doorkeeper = doorkeeper;
        this.body = body;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return doorkeeper.keeps(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return doorkeeper.keeps(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !doorkeeper.keeps(name))
                .toList());
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return body == null ? super.getInputStream() : new BodyBytes(body);
    }
}
