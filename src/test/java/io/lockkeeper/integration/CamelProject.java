package io.lockkeeper.integration;

import io.lockkeeper.harness.CamelProcess;
import io.lockkeeper.harness.ConsumerBuild;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A project of the plain jar that Maven has built, and how it is started.
 *
 * @param platform what it runs on
 * @param classPath its jars
 * @param program arguments of {@code java} after its options; in them {@code %s} is the folder of a process
 * @param properties that Camel has to know there besides those of the kit
 * @param variables of the environment; in them {@code %s} is the folder too
 */
record CamelProject(
        CamelProcess.Platform platform,
        List<Path> classPath,
        List<String> program,
        Map<String, String> properties,
        Map<String, String> variables) {

    private static final Path MAIN = Path.of("src/test/consumer");

    private static final Path QUARKUS = Path.of("src/test/quarkus");
    private static final String CLASS_PATH_GOAL =
            "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath";

    /** Has Maven resolve the project on Camel Main, which has no class of its own. */
    static CamelProject main() throws IOException {
        ConsumerBuild build = new ConsumerBuild(MAIN);
        Path list = build.folder().resolve("classpath");
        build.run(CLASS_PATH_GOAL, "-Dmdep.outputFile=" + list);
        String jars = Files.readString(list).strip();
        return new CamelProject(
                CamelProcess.Platform.MAIN,
                Stream.of(jars.split(":", -1)).map(Path::of).toList(),
                List.of("-cp", "%s:" + jars, "org.apache.camel.main.Main"),
                ofCamelMain(),
                Map.of());
    }

    /** What the kit says about the gateway is left to the kit. */
    private static Map<String, String> ofCamelMain() throws IOException {
        Properties all = new Properties();
        try (Reader file = Files.newBufferedReader(MAIN.resolve("application.properties"))) {
            all.load(file);
        }
        all.stringPropertyNames().stream()
                .filter(name -> name.startsWith("camel.main."))
                .forEach(all::remove);
        all.setProperty("camel.server.port", "0");
        all.setProperty("camel.management.port", "0");
        return all.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, all::getProperty));
    }

    /** Has Maven build the project on Camel Quarkus, as the operator does for an Integration. */
    static CamelProject quarkus() {
        ConsumerBuild build = new ConsumerBuild(QUARKUS);
        build.run("package");
        Path application = build.folder().resolve("quarkus-app/quarkus-run.jar");
        return new CamelProject(
                CamelProcess.Platform.QUARKUS,
                List.of(application),
                List.of("-jar", application.toString()),
                Map.of("quarkus.http.port", "0", "quarkus.http.host", "127.0.0.1"),
                Map.of("QUARKUS_CONFIG_LOCATIONS", "%s/application.properties"));
    }

    /** Starts it in a folder where everything is laid out. */
    CamelProcess start(Path folder, Map<String, String> environment) {
        Map<String, String> all = new TreeMap<>(environment);
        variables.forEach((name, value) -> all.put(name, in(folder, value)));
        return CamelProcess.start(
                platform, folder, program.stream().map(one -> in(folder, one)).toList(), all);
    }

    private static String in(Path folder, String text) {
        return text.replace("%s", folder.toString());
    }
}
