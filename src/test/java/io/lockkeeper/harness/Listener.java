package io.lockkeeper.harness;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The loopback port of a proxy, which can be shut and opened again, and the connections to it. */
final class Listener {
    private static final int HEADER_LIMIT = 64 * 1024;
    private static final int PORT_CHOICES = 5;

    private final EventLoop eventLoop;
    private final Handler<HttpServerRequest> handler;
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    private final int port;
    private @Nullable HttpServer server;

    /** Opens a free port. */
    Listener(EventLoop eventLoop, Handler<HttpServerRequest> handler) {
        this.eventLoop = eventLoop;
        this.handler = handler;
        this.port = openFree();
    }

    /** Returns the port, which stays the same. */
    int port() {
        return port;
    }

    /** Opens the port again; an open one is fine. */
    synchronized void open() {
        if (server == null) {
            server = listen(port);
        }
    }

    /** Shuts the port, so that connections are refused by the kernel, and closes those there are. */
    synchronized void shut() {
        if (server != null) {
            eventLoop.await(server.close());
            server = null;
        }
    }

    /** Closes the connections there are; called on the event loop. */
    void closeConnections() {
        connections.forEach(HttpConnection::close);
    }

    private int openFree() {
        for (int choice = 1; ; choice++) {
            int free = Ports.free();
            try {
                server = listen(free);
                return free;
            } catch (IllegalStateException e) {
                // Somebody else may take the port first.
                if (choice == PORT_CHOICES) {
                    throw e;
                }
            }
        }
    }

    private HttpServer listen(int at) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(at)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setMaxInitialLineLength(HEADER_LIMIT)
                .setMaxHeaderSize(HEADER_LIMIT);
        return eventLoop.await(eventLoop
                .vertx()
                .createHttpServer(options)
                .connectionHandler(this::remember)
                .requestHandler(handler)
                .listen());
    }

    private void remember(HttpConnection connection) {
        connections.add(connection);
        connection.closeHandler(closed -> connections.remove(connection));
    }
}
