package io.lockkeeper.harness;

import io.lockkeeper.harness.ApiCall.Outcome;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetSocket;
import java.util.HashSet;
import java.util.Set;

/**
 * Passes replies on to the clients: whole ones, streams, and what flows after an upgrade to WebSocket. The streams of
 * watches can all be stalled. Used on one event loop only.
 */
final class Relay {
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 304);

    private final Set<Pump> watches = new HashSet<>();
    private boolean stalled;

    /** Passes on a reply whose body is paused. */
    void deliver(HttpClientResponse reply, Exchange exchange) {
        HttpServerResponse response = exchange.request().response();
        boolean upgrade = reply.statusCode() == SWITCHING_PROTOCOLS;
        response.setStatusCode(reply.statusCode()).setStatusMessage(reply.statusMessage());
        Headers.copy(reply.headers(), response.headers(), upgrade);
        if (upgrade) {
            tunnel(reply.netSocket(), exchange);
        } else if (reply.headers().contains(HttpHeaders.CONTENT_LENGTH) || WITHOUT_BODY.contains(reply.statusCode())) {
            whole(reply, response, exchange);
        } else {
            stream(reply, response, exchange);
        }
    }

    /** Stops or starts the events of all watches, those that are open and those to come. */
    void stallWatches(boolean stall) {
        stalled = stall;
        watches.forEach(stall ? Pump::stall : Pump::flow);
    }

    /** A client knows the end of such a reply by counting, so it is sent in one piece, after its end was recorded. */
    private static void whole(HttpClientResponse reply, HttpServerResponse response, Exchange exchange) {
        reply.body().onSuccess(body -> {
            if (exchange.isTruncated()) {
                response.write(body.slice(0, body.length() / 2)).onComplete(written -> exchange.cut(Outcome.REPLY_CUT));
            } else if (exchange.end(Outcome.ANSWERED)) {
                response.end(body);
            }
        });
        reply.resume();
    }

    private void stream(HttpClientResponse reply, HttpServerResponse response, Exchange exchange) {
        // Sends the head at once: the first event of a watch may be long in coming.
        response.setChunked(true).write(Buffer.buffer());
        Pump pump = new Pump(reply, response);
        reply.endHandler(ended -> {
            watches.remove(pump);
            if (exchange.end(Outcome.ANSWERED)) {
                response.end();
            }
        });
        start(pump, exchange);
    }

    private void tunnel(NetSocket server, Exchange exchange) {

        server.pause();
        exchange.request().toNetSocket().onSuccess(client -> {
            Pump fromServer = new Pump(server, client);
            server.endHandler(ended -> {
                watches.remove(fromServer);
                exchange.end(Outcome.ANSWERED);
                client.close();
            });
            client.closeHandler(closed -> {
                watches.remove(fromServer);
                exchange.end(Outcome.CLIENT_GONE);
                server.close();
            });
            start(fromServer, exchange);
            new Pump(client, server).flow();
        });
    }

    private void start(Pump pump, Exchange exchange) {
        if (exchange.call().isWatch()) {
            watches.add(pump);
        }
        if (exchange.call().isWatch() && stalled) {
            pump.stall();
        } else {
            pump.flow();
        }
    }
}
