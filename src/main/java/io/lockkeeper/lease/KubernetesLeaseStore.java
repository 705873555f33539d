package io.lockkeeper.lease;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_FORBIDDEN;
import static java.net.HttpURLConnection.HTTP_INTERNAL_ERROR;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.lockkeeper.lease.LeaseStoreException.Reason;
import io.lockkeeper.lease.LeaseStoreException.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Leases (coordination.k8s.io/v1) of one namespace: one call to the API server for each verb, with the permissions
 * that {@link Verb} names. The client must not retry by itself, as it does unless told not to: the times of a hold count
 * from when a call was sent. This class is threadsafe.
 */
public final class KubernetesLeaseStore implements LeaseStore {

    /** API group of the resource, for whoever grants permissions. */
    public static final String GROUP = "coordination.k8s.io";
    /** What the resource is called there. */
    public static final String PLURAL = "leases";

    private static final String VERSION = "v1";
    private static final String KIND = "Lease";
    private static final String KEY = "lockkeeper.io/key";
    private static final int TOO_MANY_REQUESTS = 429;
    private static final long PAGE = 500;
    private static final ResourceDefinitionContext DEFINITION = new ResourceDefinitionContext.Builder()
            .withGroup(GROUP)
            .withVersion(VERSION)
            .withKind(KIND)
            .withPlural(PLURAL)
            .withNamespaced(true)
            .build();

    private final KubernetesClient client;
    private final String namespace;
    private final Predicate<KubernetesClientException> isNotSent;

    /**
     * Makes the port to the Leases of a namespace.
     *
     * @param isNotSent tells from a call's failure that the client held it back, as a circuit breaker does
     */
    public KubernetesLeaseStore(
            KubernetesClient client, String namespace, Predicate<KubernetesClientException> isNotSent) {
        this.client = client;
        this.namespace = namespace;
        this.isNotSent = isNotSent;
    }

    @Override
    public Optional<StoredLease> create(String name, LeaseRecord record) {
        GenericKubernetesResource lease = manifest(new ObjectMetaBuilder().withName(name), record);
        return call(Verb.CREATE, name, List.of(HTTP_CONFLICT), () -> leases().resource(lease)
                        .create())
                .map(KubernetesLeaseStore::stored);
    }

    @Override
    public Optional<StoredLease> read(String name) {
        return call(Verb.READ, name, List.of(), () -> leases().withName(name).get())
                .map(KubernetesLeaseStore::stored);
    }

    /** Without the uid, the API server would make a Lease anew that is gone. */
    @Override
    public Optional<StoredLease> replace(StoredLease read, LeaseRecord next) {
        ObjectMetaBuilder metadata = new ObjectMetaBuilder()
                .withName(read.name())
                .withUid(read.uid())
                .withResourceVersion(read.version());
        GenericKubernetesResource lease = manifest(metadata, next);
        return call(Verb.REPLACE, read.name(), List.of(HTTP_CONFLICT, HTTP_NOT_FOUND), () -> leases().resource(lease)
                        .update())
                .map(KubernetesLeaseStore::stored);
    }

    @Override
    public Deletion delete(StoredLease read) {
        DeleteOptions options = new DeleteOptionsBuilder()
                .withApiVersion("v1")
                .withKind("DeleteOptions")
                .withNewPreconditions()
                .withUid(read.uid())
                .withResourceVersion(read.version())
                .endPreconditions()
                .build();
        String path = "/apis/" + GROUP + "/" + VERSION + "/namespaces/" + namespace + "/" + PLURAL + "/" + read.name();
        return call(Verb.DELETE, read.name(), List.of(), () -> delete(path, options))
                .orElse(Deletion.GONE);
    }

    @Override
    public List<StoredLease> list(String prefix, Predicate<StoredLease> wanted, int most) {
        List<StoredLease> found = new ArrayList<>();
        @Nullable String next = "";
        while (next != null && found.size() < most) {
            GenericKubernetesResourceList page = page(next);
            page.getItems().stream()
                    .filter(lease -> lease.getMetadata().getName().startsWith(prefix))
                    .map(KubernetesLeaseStore::stored)
                    .filter(wanted)
                    .limit(most - (long) found.size())
                    .forEach(found::add);
            String token = page.getMetadata().getContinue();
            next = token == null || token.isEmpty() ? null : token;
        }
        return found;
    }

    private GenericKubernetesResourceList page(String token) {
        return call(Verb.LIST, "of " + namespace, List.of(), () -> leases().list(new ListOptionsBuilder()
                        .withLimit(PAGE)
                        .withContinue(token.isEmpty() ? null : token)
                        .build()))
                .orElseGet(GenericKubernetesResourceList::new);
    }

    private @Nullable Deletion delete(String path, DeleteOptions options) {
        try {
            return client.raw(path, "DELETE", options) == null ? Deletion.GONE : Deletion.DELETED;
        } catch (KubernetesClientException e) {
            return switch (e.getCode()) {
                case HTTP_NOT_FOUND -> Deletion.GONE;
                case HTTP_CONFLICT -> Deletion.CHANGED;
                default -> throw e;
            };
        }
    }

    /** Returns what a call answers, empty where that is nothing or one of the codes that refuse it for a good reason. */
    private <T> Optional<T> call(
            Verb verb, String lease, List<Integer> refusals, Supplier<? extends @Nullable T> call) {
        try {
            return Optional.ofNullable(call.get());
        } catch (KubernetesClientException e) {
            if (refusals.contains(e.getCode())) {
                return Optional.empty();
            }
            throw failure(verb, lease, e);
        }
    }

    private LeaseStoreException failure(Verb verb, String lease, KubernetesClientException e) {
        Reason reason = reason(e);
        Duration retryAfter = Optional.ofNullable(e.getStatus())
                .map(Status::getDetails)
                .map(StatusDetails::getRetryAfterSeconds)
                .map(Duration::ofSeconds)
                .orElse(null);
        return new LeaseStoreException(verb, lease, reason, found(reason, e.getCode()), retryAfter, e);
    }

    private static String found(Reason reason, int code) {
        if (reason == Reason.NOT_SENT) {
            return "the call was held back";
        }
        return code > 0 ? "the API server answered " + code : "the API server did not answer";
    }

    private Reason reason(KubernetesClientException e) {
        int code = e.getCode();
        if (isNotSent.test(e)) {
            return Reason.NOT_SENT;
        }
        if (code <= 0 || code >= HTTP_INTERNAL_ERROR) {
            return Reason.UNKNOWN;
        }
        return switch (code) {
            case HTTP_FORBIDDEN -> Reason.FORBIDDEN;
            case TOO_MANY_REQUESTS -> Reason.BUSY;
            default -> Reason.REFUSED;
        };
    }

    private static GenericKubernetesResource manifest(ObjectMetaBuilder metadata, LeaseRecord record) {
        if (record.key() != null) {
            metadata.addToAnnotations(KEY, record.key());
        }
        return new GenericKubernetesResourceBuilder()
                .withApiVersion(GROUP + "/" + VERSION)
                .withKind(KIND)
                .withMetadata(metadata.build())
                .addToAdditionalProperties("spec", LeaseSpec.of(record))
                .build();
    }

    private static StoredLease stored(GenericKubernetesResource lease) {
        ObjectMeta metadata = lease.getMetadata();
        @Nullable Map<String, String> annotations = metadata.getAnnotations();
        @Nullable String key = annotations == null ? null : annotations.get(KEY);
        return new StoredLease(
                metadata.getName(),
                metadata.getUid(),
                metadata.getResourceVersion(),
                LeaseSpec.read(lease.getAdditionalProperties().get("spec"), key));
    }

    private NonNamespaceOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            leases() {
        return client.genericKubernetesResources(DEFINITION).inNamespace(namespace);
    }
}
