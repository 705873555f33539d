package io.lockkeeper.cluster;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.Interceptor;

/** Derives clients from a {@link GuardedHttpClient} that are guarded too. */
final class GuardedClientBuilder implements HttpClient.DerivedClientBuilder {

    private final HttpClient.DerivedClientBuilder builder;
    private final CallWatch watch;

    GuardedClientBuilder(HttpClient.DerivedClientBuilder builder, CallWatch watch) {
        this.builder = builder;
        this.watch = watch;
    }

    @Override
    public HttpClient build() {
        return new GuardedHttpClient(builder.build(), watch);
    }

    @Override
    public HttpClient.DerivedClientBuilder addOrReplaceInterceptor(String name, Interceptor interceptor) {
        return new GuardedClientBuilder(builder.addOrReplaceInterceptor(name, interceptor), watch);
    }

    @Override
    public HttpClient.DerivedClientBuilder authenticatorNone() {
        return new GuardedClientBuilder(builder.authenticatorNone(), watch);
    }

    @Override
    public HttpClient.DerivedClientBuilder tag(Object value) {
        return new GuardedClientBuilder(builder.tag(value), watch);
    }
}
