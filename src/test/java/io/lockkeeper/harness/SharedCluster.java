package io.lockkeeper.harness;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the one {@link KubeCluster} that all test classes of this JVM share, as a parameter of its constructor or
 * methods. It is started by the first test that asks and closed after the last test, and a test that shares it works in
 * a namespace of its own and does not disturb it.
 *
 * <p>A test class that asks for an {@link Installation} instead gets one of its own, with a quiet proxy before each test,
 * closed after its last test.
 */
public final class SharedCluster implements ParameterResolver, BeforeEachCallback {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedCluster.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == KubeCluster.class || type == Installation.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getParameter().getType() == KubeCluster.class) {
            return cluster(context);
        }
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        Installed.class, type -> new Installed(new Installation(cluster(context))), Installed.class)
                .installation();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Installed installed = context.getStore(NAMESPACE).get(Installed.class, Installed.class);
        if (installed != null) {
            installed.installation().proxy().removeRules();
            installed.installation().proxy().reset();
        }
    }

    private static KubeCluster cluster(ExtensionContext context) {
        // The root store makes a value once, whatever number of threads ask, and remembers a failure to make it.
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Running.class)
                .cluster();
    }

    /** The installation of one test class, in the form in which JUnit closes it. */
    private record Installed(Installation installation) implements ExtensionContext.Store.CloseableResource {
        @Override
        public void close() {
            installation.close();
        }
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
