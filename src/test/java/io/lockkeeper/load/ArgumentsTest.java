package io.lockkeeper.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command line refuses. */
class ArgumentsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            --count 1                                             | --url: at least one is required
            --url ftp://host --count 1                            | --url: must be http
            --url http://h                                        | --count: this, --duration or --rounds is required
            --url http://h --count 0                              | --count: must be at least 1
            --url http://h --count many                           | --count
            --url http://h --duration 5                           | --duration
            --url http://h --duration 0s                          | --duration: must be longer
            --url http://h --count 1 --timeout soon               | --timeout
            --url http://h --count 1 --path x                     | --path: must begin with /
            --url http://h --count 1 --token a --token-file b     | --token: not with --token-file
            --url http://h --count 1 --token-file /does/not/exist | --token-file: cannot be read
            --url http://h --count 1 --fingerprints some          | --fingerprints
            --url http://h --count 1 --incidents 5                | --incidents: only with
            --url http://h --count 1 --duplicates 0.5             | --duplicates: only with
            --url http://h --count 1 --fingerprints mixed --duplicates 1.5 | --duplicates: must be from 0 to 1
            --url http://h --count 1 --fingerprints cycle --incidents 0    | --incidents: must be at least 1
            --url http://h --count 1 --prefix Big                 | --prefix: must be
            --url http://h --count 1 --namespace a_b              | --namespace: must be
            --url http://h --count 1 --alerts-per-request 0       | --alerts-per-request: must be at least 1
            --url http://h --count 1 --clients 0                  | --clients: must be at least 1
            --url http://h --count 1 --rate 0                     | --rate: must be over 0
            --url http://h --count 1 --rate 5 --max-in-flight 0   | --max-in-flight: must be at least 1
            --url http://h --count 1 --max-in-flight 5            | --max-in-flight: only with --rate
            --url http://h --count 1 --rate 5 --clients 2         | --clients: not with --rate
            --url http://h --count 1 --rate 5 --barrier           | --barrier: not with --rate
            --url http://h --count 1 --twice-within 1s            | --twice-within: only with --rate
            --url http://h --count 1 --rate 5 --twice-within 0s   | --twice-within: must be longer
            --url http://h --count 1 --warm-up 0s                 | --warm-up: must be longer
            --url http://h --count 1 --warm-up-same               | --warm-up-same: only with --warm-up
            --url http://h --count 1 --begin f                    | --begin: only with --warm-up
            --url http://h --rounds 0                             | --rounds: must be at least 1
            --url http://h --rounds 1 --count 1                   | --rounds: not with --count
            --url http://h --rounds 1 --fingerprints same         | --rounds: not with --fingerprints
            --url http://h --count 1 --retry-cap 1s               | --retry-cap: only with --retry-503
            --url http://h --count 1 --max-retries 1              | --max-retries: only with --retry-503
            --url http://h --count 1 --retry-503 --max-retries -1 | --max-retries: must be at least 0
            --url http://h --count 1 --json /does/not/exist       | --json: cannot be written
            --url http://h --count 1 --speed 9                    | --speed
            """)
    void badArgumentsAreNamedWithTheirFault(String arguments, String message) throws Exception {
        int exit = new CommandLineRun(
                        new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), SenderFactory.HTTP)
                .execute(arguments.split(" +"));

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains(message);
        assertThat(out.toString(UTF_8)).isEmpty();
    }
}
