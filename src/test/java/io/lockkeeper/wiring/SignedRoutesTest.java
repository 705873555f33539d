package io.lockkeeper.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class SignedRoutesTest {

    @Test
    void routeThatIsNotThereIsNamedUntilItIs() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            add(context, "http-generic");
            SignedRoutes signed = new SignedRoutes(context, Set.of("http-generic", "mine", "http-generc"));
            assertThat(signed.remark()).hasValueSatisfying(remark -> assertThat(remark)
                    .startsWith("no route is called http-generc, mine: correct the name in lockkeeper.hmac."));

            add(context, "mine");
            add(context, "http-generc");

            assertThat(signed.remark()).isEmpty();
        }
    }

    private static void add(CamelContext context, String id) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + id).routeId(id).log("seen");
            }
        });
    }
}
