package io.lockkeeper.bench.jmh;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lockkeeper.harness.Fixture;
import java.util.stream.IntStream;

/** Bodies that senders post, by the names of the fixtures that hold them. */
final class Bodies {

    private static final String BATCH = "batch-of-";

    private Bodies() {}

    /** Returns the format of a body. */
    static String format(String name) {
        return fixture(name).format();
    }

    /** Returns a body, or for {@code batch-of-N} one of Alertmanager with so many alerts, each about a Deployment of its own. */
    static byte[] of(String name) {
        return name.startsWith(BATCH)
                ? batch(Integer.parseInt(name.substring(BATCH.length())))
                : fixture(name).body().getBytes(UTF_8);
    }

    private static Fixture fixture(String name) {
        return Fixture.named(name.startsWith(BATCH) ? "deployment" : name);
    }

    private static byte[] batch(int alerts) {
        ObjectNode body = fixture(BATCH + alerts).content().path("body").deepCopy();
        ObjectNode alert = (ObjectNode) body.withArray("alerts").get(0);
        ArrayNode all = body.putArray("alerts");
        IntStream.range(0, alerts).forEach(number -> {
            ObjectNode own = alert.deepCopy();
            own.withObject("labels").put("deployment", "app-" + number);
            all.add(own);
        });
        return body.toString().getBytes(UTF_8);
    }
}
