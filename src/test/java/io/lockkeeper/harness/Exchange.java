package io.lockkeeper.harness;

import io.lockkeeper.harness.ApiCall.Outcome;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One call on its way through an {@link ApiProxy}, there and back. Used on one event loop only. */
final class Exchange {
    private final HttpServerRequest request;
    private final ApiCall call;
    private final CallLog log;
    private final Relay relay;
    private final Consumer<Exchange> onEnd;
    private @Nullable HttpClientRequest upstream;
    private boolean clientGone;
    private boolean ended;
    private boolean truncated;

    /**
     * Begins with a request that has just arrived.
     *
     * @param onEnd told once, when the call ends
     */
    Exchange(HttpServerRequest request, ApiCall call, CallLog log, Relay relay, Consumer<Exchange> onEnd) {
        this.request = request;
        this.call = call;
        this.log = log;
        this.relay = relay;
        this.onEnd = onEnd;
        request.response().closeHandler(closed -> clientLeft());
    }

    /** Returns the call as it arrived. */
    ApiCall call() {
        return call;
    }

    /** Returns the client's side. */
    HttpServerRequest request() {
        return request;
    }

    /** Sends the call to the API server and the reply to the client, with what a rule does to it on the way. */
    void run(HttpClient server, Fault fault) {
        wholeBody()
                .onFailure(failure -> end(Outcome.CLIENT_GONE))
                .onSuccess(body -> pass(fault.beforeForwarding(), () -> forward(server, body, fault.beforeReply())));
    }

    /** Answers in the place of the API server. */
    void answer(int status, String body, Map<String, String> headers) {
        log.answered(call, status);
        end(Outcome.ANSWERED_BY_PROXY);
        request.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        headers.forEach(request.response()::putHeader);
        request.response().setStatusCode(status).end(body);
    }

    /** Has the reply break off in the middle of its body, where its length is known. */
    void truncate() {
        truncated = true;
    }

    /** Returns whether the reply is to break off. */
    boolean isTruncated() {
        return truncated;
    }

    /** Ends the call by closing the connections on both sides. */
    void cut(Outcome outcome) {
        if (end(outcome)) {
            request.connection().close();
            if (upstream != null) {
                upstream.reset();
            }
        }
    }

    /** Records the end, before the client can know of it; only the first end counts, and true tells that it is this. */
    boolean end(Outcome outcome) {
        boolean first = !ended;
        if (first) {
            ended = true;
            log.ended(call, outcome);
            onEnd.accept(this);
        }
        return first;
    }

    private void pass(Fault.Step step, Runnable next) {
        step.take(this).onSuccess(goesOn -> {
            if (goesOn && !ended) {
                next.run();
            }
        });
    }

    private void forward(HttpClient server, Buffer body, Fault.Step beforeReply) {
        server.request(new RequestOptions().setMethod(request.method()).setURI(request.uri()))
                .compose(toServer -> send(toServer, body))
                .onFailure(failure -> cut(Outcome.SERVER_GONE))
                .onSuccess(reply -> {
                    // Nothing of the body may flow by while a rule holds the reply.
                    reply.pause();
                    reply.exceptionHandler(failure -> cut(Outcome.SERVER_GONE));
                    log.answered(call, reply.statusCode());
                    pass(beforeReply, () -> deliver(reply));
                });
    }

    private Future<HttpClientResponse> send(HttpClientRequest toServer, Buffer body) {
        upstream = toServer;
        // Failures of a request reach the future of its reply; Vert.x would log a reset as an error otherwise.
        toServer.exceptionHandler(failure -> {});
        Headers.copy(request.headers(), toServer.headers(), isUpgrade());
        return isUpgrade() ? toServer.connect() : toServer.send(body);
    }

    private void deliver(HttpClientResponse reply) {
        if (clientGone) {
            cut(Outcome.CLIENT_GONE);
        } else {
            relay.deliver(reply, this);
        }
    }

    /** What follows a request to upgrade belongs to the protocol after the upgrade. */
    private Future<Buffer> wholeBody() {
        if (isUpgrade()) {
            request.pause();
            return Future.succeededFuture(Buffer.buffer());
        }
        return request.body();
    }

    private boolean isUpgrade() {
        return request.headers().contains(HttpHeaders.UPGRADE);
    }

    /** A client that leaves before its request was forwarded does not stop it: see {@link Hold}. */
    private void clientLeft() {
        clientGone = true;
        if (upstream != null) {
            cut(Outcome.CLIENT_GONE);
        }
    }
}
