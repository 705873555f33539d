package io.lockkeeper.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Kinds as a cluster serves them. */
final class SampleKinds {

    static final ResourceKind POD = namespaced("", "Pod", "pods");
    static final ResourceKind SERVICE = namespaced("", "Service", "services");
    static final ResourceKind CLAIM = namespaced("", "PersistentVolumeClaim", "persistentvolumeclaims");
    static final ResourceKind NODE = cluster("", "Node", "nodes");
    static final ResourceKind NAMESPACE = cluster("", "Namespace", "namespaces");
    static final ResourceKind DEPLOYMENT = namespaced("apps", "Deployment", "deployments");
    static final ResourceKind STATEFUL_SET = namespaced("apps", "StatefulSet", "statefulsets");
    static final ResourceKind REPLICA_SET = namespaced("apps", "ReplicaSet", "replicasets");
    static final ResourceKind JOB = namespaced("batch", "Job", "jobs");
    static final ResourceKind ROLLOUT = namespaced("argoproj.io", "Rollout", "rollouts");
    static final ResourceKind QUEUE =
            new ResourceKind("mq.example.com", "v1", "MessageQueue", "messagequeues", "mq", true);

    static final List<ResourceKind> TARGETS =
            List.of(POD, SERVICE, CLAIM, NODE, DEPLOYMENT, STATEFUL_SET, REPLICA_SET, JOB, ROLLOUT, QUEUE);

    private SampleKinds() {}

    /** Returns all of them, of which those that may be targets are. */
    static Kinds all() {
        List<ResourceKind> all = new ArrayList<>(TARGETS);
        all.add(NAMESPACE);
        return new Kinds(TARGETS, all);
    }

    private static ResourceKind namespaced(String group, String name, String plural) {
        return new ResourceKind(group, "v1", name, plural, name.toLowerCase(Locale.ROOT), true);
    }

    private static ResourceKind cluster(String group, String name, String plural) {
        return new ResourceKind(group, "v1", name, plural, name.toLowerCase(Locale.ROOT), false);
    }
}
