package io.lockkeeper.bench;

import io.lockkeeper.bench.report.Report;
import io.lockkeeper.harness.GatewayCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs the benchmark that the properties ask for. What an attempt before has measured is not measured again. */
final class BenchMain {

    private static final Path FOLDER = Path.of("target", "bench");

    private final Options options;
    private final List<Planned> plan;
    private final Results results;
    private final PrintStream out;
    private final Map<String, Run> runs = new LinkedHashMap<>();

    private BenchMain(Options options, PrintStream out) {
        this.options = options;
        this.plan = options.plan();
        this.results = Results.open(FOLDER.resolve(options.name()), GatewayCommand.packed(), options.fresh());
        this.out = out;
    }

    /** Runs it; properties are those of {@link Options}. */
    public static void main(String[] args) throws IOException {
        new BenchMain(Options.of(System.getProperties()), System.out).run();
    }

    private void run() throws IOException {
        Machine machine = Machine.look();
        Map<String, String> versions;
        try (Ground ground = new Ground();
                Subjects subjects = new Subjects(ground, options.rival())) {
            versions = versions(ground);
            measure(ground, subjects);
        }
        List<Run> all = plan.stream()
                .map(run -> Objects.requireNonNull(runs.get(run.id())))
                .toList();
        List<Figure> figures = new ArrayList<>(Figures.of(all));
        if (options.rival() != null) {
            figures.addAll(Figures.of(all, options.rival().name()));
        }
        Path summary = results.write(new Summary(options.name(), machine, versions, all, figures));
        Path page = summary.resolveSibling("report.html");
        Report.write(summary, page);
        out.printf("%n%s%n%s%n%s%n", Table.of(figures), summary, page);
    }

    private void measure(Ground ground, Subjects subjects) {
        plan.forEach(run -> results.read(run.id()).ifPresent(done -> runs.put(done.id(), done)));
        List<Planned> pending =
                plan.stream().filter(run -> !runs.containsKey(run.id())).toList();
        Progress progress = new Progress(pending, out);
        for (int place = 0; place < pending.size(); place++) {
            progress.begins(place);
            Run run = measure(ground, subjects, pending.get(place));
            results.write(run);
            runs.put(run.id(), run);
            progress.ended(run);
            if (!run.allTaken()) {
                // A gateway that holds back its calls for a while is not what the next run is about.
                subjects.end(run.setup());
            }
            subjects.keep(setups(pending.subList(place + 1, pending.size())));
        }
    }

    private Run measure(Ground ground, Subjects subjects, Planned run) {
        boolean isNew = subjects.lacks(run.setup());
        Subject subject = subjects.get(run.setup());
        if (isNew && !run.work().isRaw()) {
            var unused = Measurement.of(ground, Plan.warmUp(run.setup(), options.quick()), subject, subjects::send);
        }
        return Measurement.of(ground, run, subject, subjects::send);
    }

    private static Collection<Setup> setups(List<Planned> runs) {
        return runs.stream().map(Planned::setup).distinct().toList();
    }

    private static Map<String, String> versions(Ground ground) {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("jdk", Runtime.version().toString());
        versions.put(
                "kubeApiserver",
                ground.cluster().adminClient().getKubernetesVersion().getGitVersion());
        versions.put("etcd", ground.etcdVersion());
        versions.put("lockkeeper", System.getProperty("bench.version", ""));
        versions.put("camel", System.getProperty("bench.camel", ""));
        return versions;
    }
}
