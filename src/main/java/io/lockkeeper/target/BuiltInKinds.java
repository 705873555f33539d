package io.lockkeeper.target;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.api.model.storage.VolumeAttachment;
import io.fabric8.openshift.api.model.DeploymentConfig;
import java.util.List;
import java.util.stream.Stream;

/** The kinds that any cluster may have, for those who have none to ask. */
final class BuiltInKinds {

    private static final List<ResourceKind> ALL = Stream.of(
                    Deployment.class,
                    StatefulSet.class,
                    DaemonSet.class,
                    ReplicaSet.class,
                    DeploymentConfig.class,
                    ReplicationController.class,
                    Pod.class,
                    Node.class,
                    Service.class,
                    PersistentVolume.class,
                    PersistentVolumeClaim.class,
                    StorageClass.class,
                    VolumeAttachment.class,
                    Ingress.class,
                    NetworkPolicy.class,
                    Job.class,
                    CronJob.class,
                    HorizontalPodAutoscaler.class,
                    PodDisruptionBudget.class,
                    Namespace.class)
            .map(BuiltInKinds::kind)
            .toList();

    private BuiltInKinds() {}

    /** Returns those of them that are wanted as targets; the kinds that only a cluster knows are missing. */
    static Kinds among(WantedKinds wanted) {
        return new Kinds(wanted.among(ALL), ALL);
    }

    private static ResourceKind kind(Class<? extends HasMetadata> model) {
        return new ResourceKind(
                HasMetadata.getGroup(model),
                HasMetadata.getVersion(model),
                HasMetadata.getKind(model),
                HasMetadata.getPlural(model),
                HasMetadata.getSingular(model),
                Namespaced.class.isAssignableFrom(model));
    }
}
