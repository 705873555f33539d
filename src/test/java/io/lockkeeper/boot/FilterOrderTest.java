package io.lockkeeper.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.OrderUtils;

class FilterOrderTest {

    /**
     * Answers without a route have the security headers. And a route that is being exchanged is nowhere for a moment: whoever
     * signs would then be refused for having no token, and would not come again.
     */
    @Test
    void requestsAreHeldBackFirstThenAskedWhoSendsThemThenRead() {
        List<Integer> order = Stream.of(
                        SecurityHeadersFilter.class,
                        PathGate.class,
                        AuthenticationFilter.class,
                        BoundedBodyFilter.class)
                .map(filter -> OrderUtils.getOrder(filter, Integer.MAX_VALUE))
                .toList();

        assertThat(order).isSorted().doesNotHaveDuplicates();
    }
}
