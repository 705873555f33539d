package io.lockkeeper.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** What one benchmark came to, for a report; the ratios are its figures. */
record Summary(
        String name,
        Machine machine,
        Map<String, String> versions,
        List<Run> runs,
        @JsonProperty("ratios") List<Figure> figures) {}
