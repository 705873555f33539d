package io.lockkeeper.wiring;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.lockkeeper.alert.Alert;
import io.lockkeeper.alert.AlertReader;
import io.lockkeeper.alert.MalformedSignalException;
import io.lockkeeper.alert.Received;
import io.lockkeeper.harness.Figures;
import io.lockkeeper.harness.Fixture;
import io.lockkeeper.harness.OwnThread;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Bodies that are almost of a format, at the reader of each: it returns alerts, or refuses them by name, and nothing of it
 * takes much memory. The property {@code fuzz.seed} draws others.
 */
class FormatsFuzzTest {

    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final long MOST_MEMORY = 64 << 20;
    private static final int LONGEST_REFUSAL = 2000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final Map<String, List<String>> BODIES =
            Fixture.all().stream().collect(groupingBy(Fixture::format, mapping(Fixture::body, toList())));

    @Test
    void anyBodyIsReadOrRefused() {
        readFor(Duration.ofSeconds(10));
    }

    @Test
    @Tag("soak")
    void anyBodyIsReadOrRefusedForMinutes() {
        readFor(Duration.ofMinutes(5));
    }

    /** Each format has a thread of its own, so that they take this time together. */
    private static void readFor(Duration time) {
        Map<String, AlertReader> readers = Formats.readers(Clock.systemUTC(), alerts -> {});
        assertThat(BODIES.keySet()).isEqualTo(readers.keySet());
        List<CompletableFuture<String>> runs = readers.entrySet().stream()
                .map(format -> OwnThread.supply(() -> readFor(time, format.getKey(), format.getValue())))
                .toList();
        runs.forEach(run -> Figures.note(FormatsFuzzTest.class, run.join()));
    }

    private static String readFor(Duration time, String format, AlertReader reader) {
        Mutant mutant = new Mutant(BODIES.getOrDefault(format, List.of()), new Random(SEED));
        long end = System.nanoTime() + time.toNanos();
        long bodies = 0;
        long read = 0;
        long mostMemory = 0;
        while (System.nanoTime() < end) {
            byte[] body = mutant.next();
            long before = THREADS.getCurrentThreadAllocatedBytes();
            read += isRead(format, reader, body) ? 1 : 0;
            mostMemory = Math.max(mostMemory, THREADS.getCurrentThreadAllocatedBytes() - before);
            bodies++;
        }
        assertThat(mostMemory).as("bytes that one body of %s took", format).isLessThan(MOST_MEMORY);
        assertThat(read).as("bodies of %s that were read", format).isPositive().isLessThan(bodies);
        return "%s: %d bodies, %d read, at most %d KiB for one".formatted(format, bodies, read, mostMemory >> 10);
    }

    private static boolean isRead(String format, AlertReader reader, byte[] body) {
        try {
            List<Received> alerts = reader.read(body);
            assertThat(alerts).isNotEmpty();
            assertThat(IntStream.range(0, alerts.size()))
                    .allMatch(place -> alerts.get(place).index() == place);
            if (alerts.get(0) instanceof Alert alert) {
                assertThat(alert.name()).isNotBlank();
                assertThat(alert.payload().get()).startsWith("{");
            }
            return true;
        } catch (MalformedSignalException e) {
            assertThat(e.getMessage()).contains(": ").hasSizeLessThan(LONGEST_REFUSAL);
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError(
                    format + " does not withstand " + Base64.getEncoder().encodeToString(body), e);
        }
    }
}
