package io.lockkeeper.reload;

import static io.lockkeeper.reload.Scene.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.reload.ReloadMetrics.Outcome;
import io.lockkeeper.reload.ReloadStatus.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes of a folder come, change and go, and the last good ones run. */
class RouteReloaderTest {

    private Scene scene;

    @BeforeEach
    void open(@TempDir Path parent) throws IOException {
        scene = new Scene(Files.createDirectory(parent.resolve("routes")));
        scene.write("a.yaml", route("a", "direct:a", "1", "direct:intake"))
                .write("b.yaml", route("b", "direct:b", "1", "direct:intake"))
                .read();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void filesRunFromTheFirstReadingOn() {
        scene.assertRuns("a", "b");
        assertThat(scene.send("direct:a")).isEqualTo("1x");
        assertThat(scene.states()).isEqualTo(Map.of("a.yaml", State.LIVE, "b.yaml", State.LIVE));
        assertThat(scene.outcomes).containsOnly(Outcome.APPLIED);
    }

    @Test
    void changeIsTakenOverAndOthersDoNotStop() {
        Object other = scene.context.getRoute("b");

        scene.write("a.yaml", route("a", "direct:a", "2", "direct:intake")).read();

        assertThat(scene.send("direct:a")).isEqualTo("2x");
        assertThat(scene.context.getRoute("b")).isSameAs(other);
    }

    @Test
    void nothingIsTouchedWhereNothingHasChanged() {
        Object before = scene.context.getRoute("a");
        long generation = scene.read().generation();

        assertThat(scene.read().generation()).isEqualTo(generation);
        assertThat(scene.context.getRoute("a")).isSameAs(before);
    }

    @Test
    void syntaxErrorLeavesWhatRan() {
        scene.write("a.yaml", "- route:\n    id: a\n  from: [").read();

        scene.assertRuns("a", "b");
        assertThat(scene.send("direct:a")).isEqualTo("1x");
        assertThat(scene.states()).isEqualTo(Map.of("a.yaml", State.REFUSED, "b.yaml", State.LIVE));
        assertThat(scene.faults()).singleElement().asString().startsWith("a.yaml:3:");
    }

    @Test
    void unknownComponentLeavesWhatRan() {
        scene.write("a.yaml", route("a", "direct:a", "2", "kafkaa:alerts")).read();

        scene.assertRuns("a", "b");
        assertThat(scene.send("direct:a")).isEqualTo("1x");
        assertThat(scene.states()).containsEntry("a.yaml", State.REFUSED);
    }

    @Test
    void deletedFileTakesItsRouteAlong() {
        scene.delete("a.yaml").read();

        scene.assertRuns("b");
        assertThat(scene.states()).isEqualTo(Map.of("b.yaml", State.LIVE));
    }

    @Test
    void routeThatIsTakenOutOfItsFileEnds() {
        String first = route("a", "direct:a", "1", "direct:intake");
        scene.write("a.yaml", first + route("a-more", "direct:a-more", "1", "direct:intake"))
                .read();
        scene.assertRuns("a", "a-more", "b");

        scene.write("a.yaml", first).read();

        scene.assertRuns("a", "b");
    }

    @Test
    void emptyFileLeavesWhatRanAndKeepsNoOtherFromBeingTakenOver() {
        scene.write("a.yaml", "").read();
        scene.write("b.yaml", route("b", "direct:b", "2", "direct:intake")).read();

        assertThat(scene.send("direct:a")).isEqualTo("1x");
        assertThat(scene.send("direct:b")).isEqualTo("2x");
        assertThat(scene.states()).isEqualTo(Map.of("a.yaml", State.REFUSED, "b.yaml", State.LIVE));
    }

    @Test
    void mendedFileIsTakenOver() {
        scene.write("a.yaml", "").read();

        scene.write("a.yaml", route("a", "direct:a", "3", "direct:intake")).read();

        assertThat(scene.send("direct:a")).isEqualTo("3x");
        assertThat(scene.faults()).isEmpty();
    }

    @Test
    void editThatIsTakenBackIsForgotten() {
        scene.write("a.yaml", "").read();

        scene.write("a.yaml", route("a", "direct:a", "1", "direct:intake")).read();

        assertThat(scene.states()).isEqualTo(Map.of("a.yaml", State.LIVE, "b.yaml", State.LIVE));
    }

    @Test
    void filesThatSendToEachOtherStandOrFallTogether() {
        scene.write("a.yaml", route("a", "direct:a", "2", "direct:c")).read();
        assertThat(scene.states()).containsEntry("a.yaml", State.REFUSED);

        scene.write("c.yaml", route("c", "direct:c", "c", "direct:intake")).read();
        assertThat(scene.send("direct:a")).isEqualTo("c2x");

        scene.write("a.yaml", route("a", "direct:a", "3", "direct:c"))
                .write("c.yaml", route("c", "direct:c", "d", "nonsense:intake"))
                .read();
        assertThat(scene.send("direct:a")).isEqualTo("c2x");
        assertThat(scene.states())
                .containsEntry("a.yaml", State.HELD_BACK)
                .containsEntry("c.yaml", State.REFUSED)
                .containsEntry("b.yaml", State.LIVE);
    }

    @Test
    void twoFilesMayExchangeWhatTheyHave() {
        scene.write("a.yaml", route("a", "direct:b", "a", "direct:intake"))
                .write("b.yaml", route("b", "direct:a", "b", "direct:intake"))
                .read();

        assertThat(scene.faults()).isEmpty();
        assertThat(scene.send("direct:a")).isEqualTo("bx");
        assertThat(scene.send("direct:b")).isEqualTo("ax");
    }

    @Test
    void whatIsTakenStaysWithWhoHasIt() {
        scene.write("0a.yaml", route("0a", "direct:a", "0", "direct:intake")).read();

        assertThat(scene.send("direct:a")).isEqualTo("1x");
        assertThat(scene.faults()).containsExactly("0a.yaml:4:7: direct 'a' is already taken by a.yaml");
    }

    @Test
    void routeThatDoesNotStartIsRolledBackAndTriedAgainLater() throws IOException {
        Path drop = scene.folder.resolveSibling("drop");
        scene.write(
                        "a.yaml",
                        route(
                                "a",
                                "file:" + drop + "?startingDirectoryMustExist=true&autoCreate=false",
                                "2",
                                "direct:intake"))
                .read();
        scene.assertRuns("a", "b");
        assertThat(scene.send("direct:a")).isEqualTo("1x");
        assertThat(scene.outcomes).endsWith(Outcome.ROLLED_BACK);
        assertThat(scene.faults())
                .singleElement()
                .asString()
                .startsWith("a.yaml:2:5: did not start: ")
                .contains("drop");

        Files.createDirectory(drop);
        scene.read();
        assertThat(scene.states()).as("too early").containsEntry("a.yaml", State.REFUSED);

        scene.later(Duration.ofSeconds(10)).read();
        assertThat(scene.states()).containsEntry("a.yaml", State.LIVE);
        assertThat(scene.context.getRoute("a").getEndpoint().getEndpointUri()).startsWith("file:");
    }

    @Test
    void beansComeAndGoWithTheirFile() {
        String bean =
                """
                - beans:
                    - name: a-group
                      type: org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy
                """;
        scene.write("a.yaml", bean + route("a", "direct:a", "2", "direct:intake"))
                .read();
        assertThat(scene.context.getRegistry().lookupByName("a-group")).isNotNull();

        scene.write(
                        "b.yaml",
                        """
                - route:
                    id: b
                    from:
                      uri: direct:b
                      steps:
                        - process: {ref: a-group}
                """)
                .read();
        assertThat(scene.faults()).containsExactly("b.yaml:6:21: there is no bean 'a-group' for routes");

        scene.delete("a.yaml").read();
        assertThat(scene.context.getRegistry().lookupByName("a-group")).isNull();
    }

    @Test
    void whatTheGatewaySharesIsNotStoppedByATrial() {
        Repository shared = new Repository();
        scene.context.getRegistry().bind("shared", IdempotentRepository.class, shared);

        scene.write(
                        "a.yaml",
                        """
                - route:
                    id: a
                    from:
                      uri: direct:a
                      steps:
                        - idempotentConsumer:
                            simple: ${body}
                            idempotentRepository: shared
                            steps:
                              - to: nonsense:x
                """)
                .read();

        assertThat(scene.states()).containsEntry("a.yaml", State.REFUSED);
        assertThat(shared.stopped).isZero();
    }

    private static final class Repository extends MemoryIdempotentRepository {
        private int stopped;

        @Override
        protected void doStop() throws Exception {
            stopped++;
            super.doStop();
        }
    }
}
