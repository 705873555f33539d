package io.lockkeeper.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a benchmark has measured. */
record Summary(JsonNode json) {

    String name() {
        return json.path("name").asText("benchmark");
    }

    /** Returns the machine and the versions, by what they are called. */
    Map<String, String> surroundings() {
        return Stream.of("machine", "versions")
                .flatMap(part -> json.path(part).properties().stream())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().asText(),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    /** Returns when the first run began, as the file has it; empty where it does not. */
    String started() {
        return runs().map(Run::started)
                .filter(time -> !time.isEmpty())
                .sorted()
                .findFirst()
                .orElse("");
    }

    List<Ratio> ratios() {
        return elements("ratios").map(Ratio::of).toList();
    }

    /** Returns the runs by group, in the order of the file. */
    Map<String, List<Run>> groups() {
        return runs().collect(Collectors.groupingBy(Run::group, LinkedHashMap::new, Collectors.toList()));
    }

    private Stream<Run> runs() {
        return elements("runs").map(Run::new);
    }

    private Stream<JsonNode> elements(String field) {
        return StreamSupport.stream(json.path(field).spliterator(), false);
    }
}
