package io.lockkeeper.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The bodies that the document for senders shows are read. */
class SendersDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/senders/README.md");

    @Test
    void genericAlertIsRead() throws IOException {
        assertThat(new GenericReader(Clock.systemUTC()).read(quoted("-d '([^']+)'")))
                .singleElement()
                .isInstanceOf(Alert.class);
    }

    @Test
    void recordOfKafkaIsRead() throws IOException {
        assertThat(new AlertmanagerReader(Clock.systemUTC(), alerts -> {}).read(quoted("%s.n' '([^']+)'")))
                .singleElement()
                .isInstanceOf(Alert.class);
    }

    private static byte[] quoted(String pattern) throws IOException {
        Matcher body = Pattern.compile(pattern).matcher(Files.readString(DOCUMENT));
        assertThat(body.find()).as(pattern).isTrue();
        return body.group(1).getBytes(UTF_8);
    }
}
