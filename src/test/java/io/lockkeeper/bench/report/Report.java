package io.lockkeeper.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the page of a benchmark. */
public final class Report {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Report() {}

    /** Makes it anew: the arguments are the summary and the page. */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("say what is read and what is written: summary.json report.html");
        }
        Path html = Path.of(args[1]);
        write(Path.of(args[0]), html);
        System.out.println("The report is " + html.toAbsolutePath());
    }

    /**
     * Writes the page.
     *
     * @param summaryJson what was measured
     * @param html the file that is written, over an older one where there is one
     * @throws IOException where the one cannot be read, is no JSON, or the other cannot be written
     */
    public static void write(Path summaryJson, Path html) throws IOException {
        String page = new Page(new Summary(JSON.readTree(summaryJson.toFile()))).render();
        Files.createDirectories(html.toAbsolutePath().resolveSibling(""));
        Files.writeString(html, page);
    }
}
