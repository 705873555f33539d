package io.lockkeeper.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How far back a watch may begin. */
final class ChangesTest {

    @Test
    void thoseAfterAVersionAreThereAndThoseToCome() {
        Changes changes = changesUpTo(2);

        assertThat(changes.openAfter(1)).hasValueSatisfying(queue -> {
            changes.add(change(3));
            assertThat(queue).extracting(Change::version).containsExactly(2L, 3L);
            changes.close(queue);
            changes.add(change(4));
            assertThat(queue).hasSize(2);
        });
    }

    @Test
    void versionBeforeWhatIsForgottenIsTooOld() {
        Changes changes = changesUpTo(5);

        assertThat(changes.openAfter(1)).isEmpty();
        assertThat(changes.openAfter(2))
                .hasValueSatisfying(queue -> assertThat(queue).hasSize(3));
        assertThat(WatchLine.expired(1).toString())
                .startsWith("{\"type\":\"ERROR\",")
                .contains("\"code\":410")
                .endsWith("}\n");
    }

    private static Changes changesUpTo(long version) {
        Changes changes = new Changes(3);
        LongStream.rangeClosed(1, version).mapToObj(ChangesTest::change).forEach(changes::add);
        return changes;
    }

    private static Change change(long version) {
        return new Change(version, null, null);
    }
}
