package io.lockkeeper.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {

    private final TrustedProxies proxies = TrustedProxies.of(List.of("10.0.0.0/8", "fd00::/8"));

    @Test
    void strangerIsNotBelieved() {
        assertThat(proxies.client("192.0.2.1", List.of("203.0.113.7"))).isEqualTo("192.0.2.1");
        assertThat(TrustedProxies.of(List.of()).client("10.1.2.3", List.of("203.0.113.7")))
                .isEqualTo("10.1.2.3");
    }

    @Test
    void proxyIsBelievedAboutItsClientAndNoFurther() {
        assertThat(proxies.client("10.1.2.3", List.of("198.51.100.9, 203.0.113.7")))
                .isEqualTo("203.0.113.7");
        assertThat(proxies.client("fd00::1", List.of("2001:db8::7"))).isEqualTo("2001:db8::7");
    }

    @Test
    void chainOfProxiesIsFollowedOverAllHeaders() {
        assertThat(proxies.client("10.1.2.3", List.of("198.51.100.9, 203.0.113.7", "10.9.9.9 , fd00::2")))
                .isEqualTo("203.0.113.7");
        assertThat(proxies.client("10.1.2.3", List.of("10.9.9.9"))).isEqualTo("10.9.9.9");
    }

    @Test
    void whatIsNoAddressIsNotTakenForOne() {
        assertThat(proxies.client("10.1.2.3", List.of("203.0.113.7, unknown"))).isEqualTo("10.1.2.3");
        assertThat(proxies.client("10.1.2.3", List.of(""))).isEqualTo("10.1.2.3");
        assertThat(proxies.client("", List.of("203.0.113.7"))).isEqualTo("");
    }
}
