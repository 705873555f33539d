package io.lockkeeper.security;

import io.fabric8.kubernetes.api.model.authentication.TokenReview;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewStatus;
import io.fabric8.kubernetes.api.model.authentication.UserInfo;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the API server. What is needed is what the Go gateway needs: to create the service {@code gateway-service} in the
 * gateway's namespace, which nobody ever does.
 *
 * @param audience that tokens have to be for, null for the API server's own
 * @param namespace of the gateway
 */
record ApiReviewer(KubernetesClient client, @Nullable String audience, String namespace) implements Reviewer {

    private static final String RESOURCE = "services";
    private static final String NAME = "gateway-service";

    @Override
    public Optional<Identity> identify(String token) {
        TokenReview question = new TokenReviewBuilder()
                .withNewSpec()
                .withToken(token)
                .withAudiences(audience == null ? List.of() : List.of(audience))
                .endSpec()
                .build();
        TokenReviewStatus status = client.resource(question).create().getStatus();
        return Boolean.TRUE.equals(status.getAuthenticated()) && isForUs(status)
                ? Optional.of(identity(status.getUser()))
                : Optional.empty();
    }

    /** An authenticator that knows no audiences lets any token pass, and names none. */
    private boolean isForUs(TokenReviewStatus status) {
        return audience == null || status.getAudiences().contains(audience);
    }

    private static Identity identity(UserInfo user) {
        Map<String, List<String>> extra = user.getExtra();
        return new Identity(user.getUsername(), user.getUid(), user.getGroups(), extra == null ? Map.of() : extra);
    }

    @Override
    public boolean isAllowed(Identity identity) {
        SubjectAccessReview question = new SubjectAccessReviewBuilder()
                .withNewSpec()
                .withUser(identity.user())
                .withUid(identity.uid())
                .withGroups(identity.groups())
                .withExtra(identity.extra())
                .withNewResourceAttributes()
                .withNamespace(namespace)
                .withVerb("create")
                .withResource(RESOURCE)
                .withName(NAME)
                .endResourceAttributes()
                .endSpec()
                .build();
        return Boolean.TRUE.equals(
                client.resource(question).create().getStatus().getAllowed());
    }
}
