package io.lockkeeper.demo;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;

/** A Deployment with the ReplicaSet and the Pods that controllers would make for it; the demo's API has none. */
record Workload(String namespace, String name) {

    private static final List<String> PODS = List.of("m4qzn", "x7k2p");

    /** Creates them, each owned by the one before. */
    void create(KubernetesClient client) {
        Deployment deployment = client.resource(deployment()).create();
        ReplicaSet replicaSet = client.resource(replicaSet(owner(deployment))).create();
        for (String suffix : PODS) {
            client.resource(new PodBuilder()
                            .withMetadata(owned(replicaSet.getMetadata().getName() + "-" + suffix, owner(replicaSet)))
                            .withSpec(podSpec())
                            .build())
                    .create();
        }
    }

    private Deployment deployment() {
        return new DeploymentBuilder()
                .withMetadata(metadata(name).build())
                .withNewSpec()
                .withReplicas(PODS.size())
                .withNewSelector()
                .withMatchLabels(labels())
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels())
                .endMetadata()
                .withSpec(podSpec())
                .endTemplate()
                .endSpec()
                .build();
    }

    private ReplicaSet replicaSet(OwnerReference deployment) {
        return new ReplicaSetBuilder()
                .withMetadata(owned(name + "-" + Integer.toHexString(name.hashCode()), deployment))
                .withNewSpec()
                .withReplicas(PODS.size())
                .withNewSelector()
                .withMatchLabels(labels())
                .endSelector()
                .endSpec()
                .build();
    }

    private PodSpec podSpec() {
        return new PodSpecBuilder()
                .addNewContainer()
                .withName(name)
                .withImage("example.com/" + namespace + "/" + name + ":1")
                .endContainer()
                .build();
    }

    private ObjectMeta owned(String child, OwnerReference owner) {
        return metadata(child).withOwnerReferences(owner).build();
    }

    private ObjectMetaBuilder metadata(String object) {
        return new ObjectMetaBuilder().withNamespace(namespace).withName(object).withLabels(labels());
    }

    private Map<String, String> labels() {
        return Map.of("app.kubernetes.io/name", name);
    }

    private static OwnerReference owner(HasMetadata stored) {
        return new OwnerReferenceBuilder()
                .withApiVersion(stored.getApiVersion())
                .withKind(stored.getKind())
                .withName(stored.getMetadata().getName())
                .withUid(stored.getMetadata().getUid())
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build();
    }
}
