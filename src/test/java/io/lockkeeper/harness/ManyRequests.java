package io.lockkeeper.harness;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.lockkeeper.incident.Fingerprint;
import io.lockkeeper.target.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** So many requests that it takes long to list them. */
public final class ManyRequests {

    private static final int CREATORS = 16;

    private ManyRequests() {}

    /**
     * Creates them, alike but for their incidents: each is about a Deployment {@code filled-NUMBER}, from 0 on.
     *
     * @param requests of which there is one already, which they are like
     */
    public static void create(Requests requests, int many) throws InterruptedException, ExecutionException {
        GenericKubernetesResource like = requests.all().get(0);
        ExecutorService creators = Executors.newFixedThreadPool(CREATORS);
        try {
            // No more than the name of each is kept: all of them are more than the heap of a test has room for.
            List<Callable<String>> creations = IntStream.range(0, many)
                    .<Callable<String>>mapToObj(number -> () ->
                            requests.create(copy(like, number)).getMetadata().getName())
                    .toList();
            for (Future<String> creation : creators.invokeAll(creations)) {
                creation.get();
            }
        } finally {
            creators.shutdownNow();
        }
    }

    private static GenericKubernetesResource copy(GenericKubernetesResource like, int number) {
        Target target = new Target("", "shop", "Deployment", "filled-" + number, "apps/v1");
        Map<String, Object> spec = new HashMap<>(like.<Map<String, Object>>get("spec"));
        spec.put("signalFingerprint", Fingerprint.of(target).value());
        return new GenericKubernetesResourceBuilder()
                .withApiVersion(like.getApiVersion())
                .withKind(like.getKind())
                .withNewMetadata()
                .withName("rr-" + target.name())
                .withLabels(like.getMetadata().getLabels())
                .withAnnotations(like.getMetadata().getAnnotations())
                .endMetadata()
                .withAdditionalProperties(Map.of("spec", spec))
                .build();
    }
}
