package io.lockkeeper.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request with these headers and this body, which remembers how often that was asked for. */
final class SampleVisitor implements Visitor {

    final Map<String, String> headers;
    int bodies;
    private final String body;

    SampleVisitor(Map<String, String> headers, String body) {
        this.headers = headers;
        this.body = body;
    }

    @Override
    public String id() {
        return "id-1";
    }

    @Override
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    @Override
    public String path() {
        return "/path";
    }

    @Override
    public String address() {
        return "192.0.2.1";
    }

    @Override
    public String route() {
        return "team-a";
    }

    @Override
    public byte[] body() {
        bodies++;
        return body.getBytes(UTF_8);
    }
}
