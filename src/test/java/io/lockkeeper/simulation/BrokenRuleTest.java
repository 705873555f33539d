package io.lockkeeper.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

    static Stream<Arguments> rulesWhereTheySoonShow() {
        return rules((rule, kind) -> !isRare(rule, kind));
    }

    static Stream<Arguments> rulesWhereTheyRarelyShow() {
        return rules(BrokenRuleTest::isRare);
    }

    @ParameterizedTest
    @MethodSource("rulesWhereTheySoonShow")
    void guaranteeDoesNotHoldWithoutIt(BrokenRule rule, Environment.Kind kind) {
        checkThatSomethingBreaks(rule, kind);
    }

    @Tag("soak")
    @ParameterizedTest
    @MethodSource("rulesWhereTheyRarelyShow")
    void guaranteeDoesNotHoldWithoutItInRareHistories(BrokenRule rule, Environment.Kind kind) {
        checkThatSomethingBreaks(rule, kind);
    }

    private static Stream<Arguments> rules(BiPredicate<BrokenRule, Environment.Kind> wanted) {
        return Arrays.stream(BrokenRule.values()).flatMap(rule -> rule.kinds().stream()
                .filter(kind -> wanted.test(rule, kind))
                .map(kind -> Arguments.of(rule, kind)));
    }

    /** Returns whether it takes hundreds of seeds. */
    private static boolean isRare(BrokenRule rule, Environment.Kind kind) {
        return kind == Environment.Kind.TIDIED
                || rule == BrokenRule.LOCK_IS_CONFIRMED
                || rule == BrokenRule.LOCK_KEPT_WHEN_UNCERTAIN
                || rule == BrokenRule.EARLIER_ATTEMPT_COUNTS;
    }

    private void checkThatSomethingBreaks(BrokenRule rule, Environment.Kind kind) {
        Optional<History> found = replicas.search(kind, Optional.of(rule), 0, SEEDS);

        assertThat(found.flatMap(History::violation))
                .hasValueSatisfying(violation ->
                        assertThat(violation.invariant()).as("%s", found).isIn(rule.broken()));
    }
}
