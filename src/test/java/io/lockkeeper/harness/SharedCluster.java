package io.lockkeeper.harness;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the one {@link KubeCluster} that all test classes of this JVM share, as a parameter of its constructor or
 * methods. It is started by the first test that asks and closed after the last test, and a test that shares it works in
 * a namespace of its own and does not disturb it.
 */
public final class SharedCluster implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedCluster.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == KubeCluster.class;
    }

    @Override
    public KubeCluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // The root store makes a value once, whatever number of threads ask, and remembers a failure to make it.
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Running.class)
                .cluster();
    }

    /** The cluster, in the form in which JUnit closes it after the last test. */
    static final class Running implements ExtensionContext.Store.CloseableResource {
        private final KubeCluster cluster = new KubeCluster();

        KubeCluster cluster() {
            return cluster;
        }

        @Override
        public void close() {
            cluster.close();
        }
    }
}
