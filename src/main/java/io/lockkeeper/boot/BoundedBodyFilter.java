package io.lockkeeper.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lockkeeper.http.BoundedBody;
import io.lockkeeper.wiring.Settings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UnsupportedEncodingException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the body before Camel does, which would keep all of it in memory, however long it is and however long it takes. Here
 * it ends at the first byte beyond the limit, or at the deadline, and the route refuses it for either; one that breaks off
 * reaches no route. It is read on the thread of the connection: once a request has gone on to another, Tomcat answers a
 * sender that falls silent by itself, as if the gateway had failed.
 */
@Component
final class BoundedBodyFilter extends OncePerRequestFilter {

    private static final int CHUNK = 8192;

    private final Assembled assembled;

    BoundedBodyFilter(Assembled assembled) {
        this.assembled = assembled;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Settings.Http bounds = assembled.settings().http();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            read(request.getInputStream(), bounds, body);
        } catch (IOException e) {
            new Refused(BoundedBody.brokenOff(e), UUID.randomUUID().toString()).end(request, response);
            return;
        }
        chain.doFilter(new Whole(request, body.toByteArray()), response);
    }

    private static void read(InputStream from, Settings.Http bounds, ByteArrayOutputStream body) throws IOException {
        long end = System.nanoTime() + bounds.deadline().toNanos();
        byte[] chunk = new byte[CHUNK];
        int left = bounds.maxBody() + 1;
        while (left > 0 && System.nanoTime() - end < 0) {
            int read = from.read(chunk, 0, Math.min(chunk.length, left));
            if (read < 0) {
                return;
            }
            body.write(chunk, 0, read);
            left -= read;
        }
    }

    private static final class Whole extends HttpServletRequestWrapper {

        private final byte[] body;

        Whole(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new BodyBytes(body);
        }

        /** Camel reads by it what is text. */
        @Override
        public BufferedReader getReader() throws UnsupportedEncodingException {
            String encoding = getCharacterEncoding();
            return new BufferedReader(
                    new InputStreamReader(getInputStream(), encoding == null ? UTF_8.name() : encoding));
        }
    }
}
