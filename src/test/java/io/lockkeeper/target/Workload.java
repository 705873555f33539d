package io.lockkeeper.target;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import java.util.Map;

/**
 * The objects of one workload, to be created: no controller makes them in a test's cluster.
 *
 * @param app value of the label {@code app} that all of them have
 */
record Workload(String namespace, String app) {

    Deployment deployment() {
        return new DeploymentBuilder()
                .withMetadata(metadata(app))
                .withNewSpec()
                .withNewSelector()
                .withMatchLabels(labels())
                .endSelector()
                .withTemplate(template())
                .endSpec()
                .build();
    }

    ReplicaSet replicaSet(String name) {
        return new ReplicaSetBuilder()
                .withMetadata(metadata(name))
                .withNewSpec()
                .withNewSelector()
                .withMatchLabels(labels())
                .endSelector()
                .withTemplate(template())
                .endSpec()
                .build();
    }

    Pod pod(String name) {
        return new PodBuilder()
                .withMetadata(metadata(name))
                .withSpec(template().getSpec())
                .build();
    }

    Service service(Map<String, String> selector) {
        return new ServiceBuilder()
                .withMetadata(metadata(app))
                .withNewSpec()
                .withSelector(selector)
                .addNewPort()
                .withPort(80)
                .endPort()
                .endSpec()
                .build();
    }

    Map<String, String> labels() {
        return Map.of("app", app);
    }

    private ObjectMeta metadata(String name) {
        return new ObjectMetaBuilder()
                .withNamespace(namespace)
                .withName(name)
                .withLabels(labels())
                .build();
    }

    private PodTemplateSpec template() {
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(labels())
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("main")
                .withImage("example.com/" + app)
                .endContainer()
                .endSpec()
                .build();
    }
}
