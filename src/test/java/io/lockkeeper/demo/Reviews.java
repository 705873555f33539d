package io.lockkeeper.demo;

import io.fabric8.kubernetes.api.model.authentication.TokenReview;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What the demo's API says about who somebody is and what he may do: anybody, and everything. */
final class Reviews {

    /** By path: each turns a review into the same review with its status. */
    static final Map<String, UnaryOperator<String>> ANSWERS = Map.of(
            "/apis/authentication.k8s.io/v1/tokenreviews", Reviews::token,
            "/apis/authorization.k8s.io/v1/subjectaccessreviews", Reviews::access,
            "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", Reviews::ownAccess);

    private Reviews() {}

    private static String token(String review) {
        return Serialization.asJson(new TokenReviewBuilder(Serialization.unmarshal(review, TokenReview.class))
                .withNewStatus()
                .withAuthenticated(true)
                .withNewUser()
                .withUsername("demo")
                .withGroups("system:authenticated")
                .endUser()
                .endStatus()
                .build());
    }

    private static String access(String review) {
        return Serialization.asJson(
                new SubjectAccessReviewBuilder(Serialization.unmarshal(review, SubjectAccessReview.class))
                        .withNewStatus()
                        .withAllowed(true)
                        .endStatus()
                        .build());
    }

    private static String ownAccess(String review) {
        return Serialization.asJson(
                new SelfSubjectAccessReviewBuilder(Serialization.unmarshal(review, SelfSubjectAccessReview.class))
                        .withNewStatus()
                        .withAllowed(true)
                        .endStatus()
                        .build());
    }
}
