package io.lockkeeper.reload;

import static io.lockkeeper.reload.Scene.route;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder is judged without a gateway as the gateway would judge it. */
class RouteLintTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void goodFolderHasNoFaults() throws IOException {
        write("a.yaml", route("a", "direct:a", "1", "direct:b"));
        write("b.yaml", route("b", "direct:b", "1", "direct:intake"));
        write(
                "hook.yaml",
                """
                - route:
                    id: hook
                    routeConfigurationId: errors-http
                    from:
                      uri: platform-http:/hooks/a
                      steps:
                        - to: direct:http-admit
                        - to: direct:intake
                        - process: {ref: answerOutcomes}
                """);

        assertThat(check()).isEqualTo(Map.of("a.yaml", List.of(), "b.yaml", List.of(), "hook.yaml", List.of()));
    }

    @Test
    void repositoryThatTheGatewayOffersIsKnown() throws IOException {
        write(
                "report.yaml",
                Files.readString(Path.of("src/test/resources/report/report.yaml"))
                        .replace("{{routes.reports}}", "reports"));

        assertThat(check()).isEqualTo(Map.of("report.yaml", List.of()));
    }

    @Test
    void everyFaultIsToldWithItsPlace() throws IOException {
        write("bean.yaml", route("bean", "direct:bean", "1", "direct:intake") + "        - process: {ref: nobody}\n");
        write("component.yaml", route("component", "direct:component", "1", "timerr:x"));
        write("id.yaml", route("decide", "direct:id", "1", "direct:intake"));
        write(
                "keyword.yaml",
                route("keyword", "direct:keyword", "1", "direct:intake").replace("steps:", "stps:"));
        write("option.yaml", route("option", "direct:option", "1", "timer:x?periodd=5"));
        write("path-1.yaml", route("path-1", "platform-http:/hooks/x", "1", "direct:intake"));
        write("path-2.yaml", route("path-2", "platform-http:/hooks/x", "1", "direct:intake"));
        write("property.yaml", route("property", "direct:property", "{{routes.mark}}", "direct:intake"));

        assertThat(check().values().stream().flatMap(List::stream))
                .containsExactly(
                        "bean.yaml:10:21: there is no bean 'nobody' for routes",
                        "component.yaml:9:13: 'timerr' is not allowed, did you mean 'timer'?"
                                + " lockkeeper.routes.components lists what is",
                        "id.yaml:2:5: 'decide' is a route of the gateway's own, expected another name",
                        "keyword.yaml:3:5: 'steps' is absent",
                        "keyword.yaml:5:7: unknown: 'stps', did you mean 'steps'?",
                        "option.yaml:9:13: unknown option 'periodd' of 'timer', did you mean 'period'?",
                        "path-2.yaml:4:7: platform-http '/hooks/x' is already taken by path-1.yaml",
                        "property.yaml:7:13: the property 'routes.mark' is not set");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Map<String, List<String>> check() throws IOException {
        return new TreeMap<>(new RouteLint(AllowList.of(List.of(AllowList.BUILT_IN)), Map.of(), context -> {})
                .check(folder).entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, file -> file.getValue().stream()
                                .map(Fault::toString)
                                .toList())));
    }
}
