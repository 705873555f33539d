package io.lockkeeper.load;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.OutputStream;

/** A result as JSON: the names of {@link LoadResult}'s components, durations in seconds, latencies in milliseconds. */
final class ResultJson {
    private static final ObjectWriter JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            // The stream may be standard output, which is the caller's to close.
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build()
            .writerWithDefaultPrettyPrinter();

    private ResultJson() {}

    static void write(LoadResult result, OutputStream to) throws IOException {
        JSON.writeValue(to, result);
        to.write('\n');
        to.flush();
    }
}
