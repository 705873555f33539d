package io.lockkeeper.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a process took during a run.
 *
 * @param name what it is: {@code gateway-1}
 * @param cpuSeconds time on processors
 * @param peakMiB most memory that was resident
 * @param cores processors in each second
 * @param residentMiB memory in each second
 */
record UsedProcess(
        String name, OptionalDouble cpuSeconds, OptionalDouble peakMiB, List<Double> cores, List<Double> residentMiB) {

    static UsedProcess of(JsonNode json) {
        return new UsedProcess(
                json.path("name").asText(),
                Quantity.number(json.path("cpuSeconds")),
                Quantity.number(json.path("peakRssMiB")),
                Run.numbers(json.path("cpu")),
                Run.numbers(json.path("rssMiB")));
    }
}
