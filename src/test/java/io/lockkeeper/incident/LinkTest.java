package io.lockkeeper.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The last 16 digits of each name are what {@code printf <fingerprint>:<predecessor> | sha256sum} begins with. */
class LinkTest {

    private static final Fingerprint FINGERPRINT =
            new Fingerprint("c94bee70b191f68ccdaafdb961dd9a482167bd529bb7bffdcf07c4e113f06071");

    @Test
    void firstLinkFollowsNone() {
        assertThat(Link.first(FINGERPRINT)).isEqualTo(new Link("rr-c94bee70b191-2b868e60ba3c2d26", 1, "none"));
    }

    @Test
    void nextLinkIsNamedAfterTheUidOfTheOneBefore() {
        KnownRequest previous = SampleRequest.terminal("0b6e-uid", 3);

        assertThat(Link.after(FINGERPRINT, previous))
                .isEqualTo(new Link("rr-c94bee70b191-157e36a7aaff1b0e", 4, "0b6e-uid"));
    }
}
