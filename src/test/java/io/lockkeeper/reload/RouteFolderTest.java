package io.lockkeeper.reload;

import static io.lockkeeper.reload.Scene.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockkeeper.harness.MountedConfigMap;
import io.lockkeeper.reload.ReloadStatus.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a folder and its files is seen for what it is, on a real file system. */
class RouteFolderTest {

    private Path folder;
    private Scene scene;

    @BeforeEach
    void open(@TempDir Path parent) throws IOException {
        folder = Files.createDirectory(parent.resolve("routes"));
        scene = new Scene(folder);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void configMapIsExchangedByOneLink() throws IOException {
        MountedConfigMap.bring(folder, 1, Map.of("a.yaml", body("1"), "b.yaml", b()));
        scene.read();
        scene.assertRuns("a", "b");

        MountedConfigMap.bring(folder, 2, Map.of("a.yaml", body("2"), "b.yaml", b()));
        scene.read();

        scene.assertRuns("a", "b");
        assertThat(scene.send("direct:a")).isEqualTo("2x");
    }

    @Test
    void configMapsInSubfoldersAreExchangedToo() throws IOException {
        Path team = Files.createDirectory(folder.resolve("team"));
        MountedConfigMap.bring(team, 1, Map.of("a.yaml", body("1")));
        scene.read();
        assertThat(scene.states()).isEqualTo(Map.of("team/a.yaml", State.LIVE));

        MountedConfigMap.bring(team, 2, Map.of("a.yaml", body("2")));
        scene.read();

        assertThat(scene.send("direct:a")).isEqualTo("2x");
    }

    @Test
    void fileThatLeavesAConfigMapTakesItsRouteAlong() throws IOException {
        MountedConfigMap.bring(folder, 1, Map.of("a.yaml", body("1"), "b.yaml", b()));
        scene.read();

        MountedConfigMap.bring(folder, 2, Map.of("b.yaml", b()));
        Files.delete(folder.resolve("a.yaml"));
        scene.read();

        scene.assertRuns("b");
    }

    @Test
    void binaryRubbishIsToldAndKeepsNothingElseFromRunning() throws IOException {
        Files.write(folder.resolve("a.yaml"), new byte[] {(byte) 0xff, 0, 1, 2, (byte) 0xfe});
        scene.write("b.yaml", b()).read();

        scene.assertRuns("b");
        assertThat(scene.faults()).containsExactly("a.yaml:1:1: is no text in UTF-8");
    }

    @Test
    void fileThatCanNoLongerBeReadRunsAsItWas() throws IOException {
        scene.write("a.yaml", body("1")).read();
        Files.delete(folder.resolve("a.yaml"));
        Files.createSymbolicLink(folder.resolve("a.yaml"), Path.of("nowhere"));
        scene.read();

        scene.assertRuns("a");
        assertThat(scene.faults()).containsExactly("a.yaml:1:1: is no plain file, or a link to nothing");
        assertThat(scene.states()).isEqualTo(Map.of("a.yaml", State.REFUSED));
    }

    @Test
    void folderOfTheNameOfAFileIsLookedInto() throws IOException {
        Files.createDirectory(folder.resolve("x.yaml"));
        scene.write("x.yaml/a.yaml", body("1")).read();

        scene.assertRuns("a");
    }

    @Test
    void loopOfLinksEnds() throws IOException {
        scene.write("team/a.yaml", body("1"));
        Files.createSymbolicLink(folder.resolve("team/again"), folder);
        Files.createSymbolicLink(folder.resolve("self"), Path.of("self"));
        scene.read();

        scene.assertRuns("a");
        assertThat(scene.faults()).isEmpty();
    }

    @Test
    void whatIsNoYamlOrHiddenIsLeftAlone() {
        scene.write("README.md", "no route")
                .write(".hidden.yaml", "- rubbish")
                .write(".git/a.yaml", "- rubbish")
                .write("a.yaml~", "- rubbish")
                .write("a.yml", body("1"))
                .read();

        assertThat(scene.states()).isEqualTo(Map.of("a.yml", State.LIVE));
    }

    @Test
    void hugeFileIsNotRead() {
        scene.write("a.yaml", "# " + "x".repeat(1 << 20)).read();

        assertThat(scene.faults()).containsExactly("a.yaml:1:1: has more than 1048576 bytes");
    }

    @Test
    void folderThatVanishesLeavesWhatRanAndMayComeBack() throws IOException {
        scene.write("a.yaml", body("1")).read();
        Path aside = folder.resolveSibling("aside");
        Files.move(folder, aside);

        ReloadStatus gone = scene.read();
        scene.assertRuns("a");
        assertThat(gone.fault()).isEqualTo("cannot be read: " + folder + " is no folder, or is not there");
        assertThat(gone.current()).isFalse();

        Files.move(aside, folder);
        scene.write("a.yaml", body("2"));
        assertThat(scene.read().current()).isTrue();
        assertThat(scene.send("direct:a")).isEqualTo("2x");
    }

    @Test
    void folderThatIsNotThereAtTheStartMayComeLater() throws IOException {
        Files.delete(folder);
        assertThat(scene.read().loaded()).isTrue();

        Files.createDirectory(folder);
        scene.write("a.yaml", body("1")).read();
        scene.assertRuns("a");
    }

    @Test
    void oneNameInTwoFoldersIsTakenByOneOfThem() {
        scene.write("one/a.yaml", body("1")).write("two/a.yaml", body("2")).read();

        assertThat(scene.states()).isEqualTo(Map.of("one/a.yaml", State.LIVE, "two/a.yaml", State.REFUSED));
        assertThat(scene.faults()).contains("two/a.yaml:2:5: route 'a' is already taken by one/a.yaml");
    }

    private static String body(String mark) {
        return route("a", "direct:a", mark, "direct:intake");
    }

    private static String b() {
        return route("b", "direct:b", "b", "direct:intake");
    }
}
