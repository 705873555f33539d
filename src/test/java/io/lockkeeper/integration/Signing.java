package io.lockkeeper.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A sender that has a key and no token. */
record Signing(String key) {

    /** Returns a request that is signed at this time. */
    HttpRequest.Builder request(URI url, String body, Instant time) {
        String seconds = Long.toString(time.getEpochSecond());
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("X-Timestamp", seconds)
                .header("X-Signature", signature(seconds, body))
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    /** Returns the header of a signature. */
    String signature(String seconds, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal((seconds + "." + body).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
