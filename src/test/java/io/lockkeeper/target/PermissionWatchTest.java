package io.lockkeeper.target;

import static io.lockkeeper.target.SampleKinds.DEPLOYMENT;
import static io.lockkeeper.target.SampleKinds.POD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PermissionWatchTest {

    private static final ObjectRef APP = new ObjectRef(DEPLOYMENT, "shop", "app");
    private static final ObjectRef OTHER_APP = new ObjectRef(DEPLOYMENT, "shop", "other");
    private static final FirstPod FIRST = new FirstPod(POD, "shop", Map.of("app", "web"));

    private final InMemoryObjects objects =
            new InMemoryObjects().answer(APP, new Reading.Forbidden()).answer(FIRST, new Reading.Forbidden());
    private final PermissionWatch watch = new PermissionWatch(objects);

    @Test
    void lacksNothingAtFirst() {
        assertThat(watch.degraded()).isEmpty();
    }

    @Test
    void namesWhatWasRefusedUntilItIsGranted() {
        watch.read(APP);
        watch.read(FIRST);
        watch.read(new ObjectRef(POD, "shop", "p"));
        assertThat(watch.degraded()).contains("not allowed to get deployments.apps, list pods");

        watch.read(OTHER_APP);
        assertThat(watch.degraded()).contains("not allowed to list pods");
    }
}
