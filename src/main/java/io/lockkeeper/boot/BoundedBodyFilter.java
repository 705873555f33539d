package io.lockkeeper.boot;

import io.lockkeeper.wiring.Settings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds what Camel reads of a body before a route begins: it keeps all of it in memory, however long it is and however
 * long it takes. Here it seems to end at the first byte beyond the limit, or at the deadline, and the route refuses it for
 * either.
 */
@Component
final class BoundedBodyFilter extends OncePerRequestFilter {

    private final Assembled assembled;

    BoundedBodyFilter(Assembled assembled) {
        this.assembled = assembled;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Bounded(request, assembled.settings().http()), response);
    }

    private static final class Bounded extends HttpServletRequestWrapper {

        private final Settings.Http bounds;

        Bounded(HttpServletRequest request, Settings.Http bounds) {
            super(request);
            this.bounds = bounds;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Body(super.getInputStream(), bounds);
        }
    }

    private static final class Body extends ServletInputStream {

        private final ServletInputStream body;
        private final long end;
        private int left;

        Body(ServletInputStream body, Settings.Http bounds) {
            this.body = body;
            this.end = System.nanoTime() + bounds.deadline().toNanos();
            this.left = bounds.maxBody() + 1;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (left == 0 || System.nanoTime() - end >= 0) {
                return -1;
            }
            int read = body.read(into, from, Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public boolean isFinished() {
            return left == 0 || body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
