package io.lockkeeper.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No rule stands for nothing: without it, some history breaks what the guarantee says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenRuleTest {

    private static final int SEEDS = 3000;

    private final Replicas replicas;

    BrokenRuleTest() throws Exception {
        this.replicas = new Replicas();
    }

    @AfterAll
    void close() {
        replicas.close();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"LOCK", "LOCK_IS_CONFIRMED"})
    void guaranteeDoesNotHoldWithoutIt(BrokenRule rule) {
        checkThatSomethingBreaks(rule);
    }

    /** These take hundreds of seeds. */
    @Tag("soak")
    @ParameterizedTest
    @EnumSource(names = {"LOCK", "LOCK_IS_CONFIRMED"})
    void guaranteeDoesNotHoldWithoutItInRareHistories(BrokenRule rule) {
        checkThatSomethingBreaks(rule);
    }

    private void checkThatSomethingBreaks(BrokenRule rule) {
        Optional<History> found = replicas.search(rule.kind(), Optional.of(rule), 0, SEEDS);

        assertThat(found.flatMap(History::violation))
                .hasValueSatisfying(violation ->
                        assertThat(violation.invariant()).as("%s", found).isIn(rule.broken()));
    }
}
