package io.lockkeeper.harness;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A token of a service account as the API server makes them. */
final class ServiceAccountToken {
    private static final String API_SERVER = "https://kubernetes.default.svc";

    private ServiceAccountToken() {}

    /** Returns one that was made an hour before its end. */
    static String signed(Path key, ServiceAccount account, Instant end) {
        String name = account.getMetadata().getName();
        String namespace = account.getMetadata().getNamespace();
        long start = end.minus(Duration.ofHours(1)).getEpochSecond();
        Map<String, Object> claims = Map.of(
                "iss",
                API_SERVER,
                "aud",
                List.of(API_SERVER),
                "sub",
                "system:serviceaccount:" + namespace + ":" + name,
                "iat",
                start,
                "nbf",
                start,
                "exp",
                end.getEpochSecond(),
                "kubernetes.io",
                Map.of(
                        "namespace",
                        namespace,
                        "serviceaccount",
                        Map.of("name", name, "uid", account.getMetadata().getUid())));
        String signed = part(Map.of("alg", "RS256", "typ", "JWT")) + "." + part(claims);
        return signed + "." + base64(signature(key, signed));
    }

    private static byte[] signature(Path key, String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(ServiceAccountKey.read(key));
            signature.update(text.getBytes(US_ASCII));
            return signature.sign();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + key, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Could not sign with " + key, e);
        }
    }

    private static String part(Map<String, ?> content) {
        try {
            return base64(new ObjectMapper().writeValueAsString(content).getBytes(UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
