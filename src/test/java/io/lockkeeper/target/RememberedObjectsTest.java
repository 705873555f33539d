package io.lockkeeper.target;

import static io.lockkeeper.target.SampleKinds.POD;
import static io.lockkeeper.target.SampleKinds.REPLICA_SET;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RememberedObjectsTest {

    private static final ObjectRef SET = new ObjectRef(REPLICA_SET, "shop", "app-5c");
    private static final ObjectRef APP_POD = new ObjectRef(POD, "shop", "app-5c-x");

    private final AtomicLong nanos = new AtomicLong();
    private final InMemoryObjects objects = new InMemoryObjects();
    private final RememberedObjects remembered = new RememberedObjects(objects, nanos::get);

    @Test
    void objectThatWentAwayKeepsItsOwnerForTenMinutes() {
        objects.put(APP_POD, SET);
        remembered.read(APP_POD);
        objects.answer(APP_POD, new Reading.Gone());

        pass(9);
        assertThat(remembered.read(APP_POD)).isInstanceOfSatisfying(Reading.Remembered.class, reading -> assertThat(
                        reading.object().controller())
                .isEqualTo(InMemoryObjects.owner(SET)));

        pass(2);
        assertThat(remembered.read(APP_POD)).isInstanceOf(Reading.Gone.class);
    }

    @Test
    void objectThatIsReadAgainIsRememberedFromThen() {
        objects.put(APP_POD, SET);
        remembered.read(APP_POD);
        pass(9);
        remembered.read(APP_POD);
        objects.answer(APP_POD, new Reading.Gone());

        pass(9);
        assertThat(remembered.read(APP_POD)).isInstanceOf(Reading.Remembered.class);
    }

    @Test
    void objectWithoutOwnerIsNotRemembered() {
        objects.put(APP_POD, SET);
        remembered.read(APP_POD);
        objects.put(APP_POD);
        remembered.read(APP_POD);
        objects.answer(APP_POD, new Reading.Gone());

        assertThat(remembered.read(APP_POD)).isInstanceOf(Reading.Gone.class);
    }

    @Test
    void objectThatMayNotBeReadIsNotRecalled() {
        objects.put(APP_POD, SET);
        remembered.read(APP_POD);
        objects.answer(APP_POD, new Reading.Forbidden());

        assertThat(remembered.read(APP_POD)).isInstanceOf(Reading.Forbidden.class);
    }

    @Test
    void firstPodOfAServiceIsNotRemembered() {
        FirstPod first = new FirstPod(POD, "shop", Map.of("app", "web"));
        objects.put(first, InMemoryObjects.owner(SET));
        remembered.read(first);
        objects.answer(first, new Reading.Gone());

        assertThat(remembered.read(first)).isInstanceOf(Reading.Gone.class);
    }

    private void pass(int minutes) {
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(minutes));
    }
}
