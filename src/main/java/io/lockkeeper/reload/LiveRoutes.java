package io.lockkeeper.reload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;

/** The routes of files in the context that runs: exchanged file by file, and put back where the new ones do not start. */
final class LiveRoutes {

    private final CamelContext context;
    private final HttpGate gate;
    private final Duration drain;
    private final Set<String> paths = new TreeSet<>();

    /**
     * Makes it, without routes yet.
     *
     * @param gate before their HTTP paths
     * @param drain how long what is in flight in a route may take to end
     */
    LiveRoutes(CamelContext context, HttpGate gate, Duration drain) {
        this.context = context;
        this.gate = gate;
        this.drain = drain;
    }

    /**
     * Takes the routes of some files away and starts those of others. What is in flight ends before.
     *
     * @param out files whose routes run
     * @param in files whose routes are to run
     * @return what kept them from running, empty where they do; then those before run again
     */
    List<Fault> exchange(Collection<ParsedFile> out, Collection<ParsedFile> in) throws InterruptedException {
        Set<String> shut = new TreeSet<>();
        out.forEach(file -> shut.addAll(file.paths()));
        gate.shut(shut, drain);
        try {
            List<Fault> faults = new ArrayList<>(stop(out));
            if (faults.isEmpty()) {
                faults.addAll(start(in));
                if (!faults.isEmpty()) {
                    faults.addAll(stop(in));
                }
            }
            if (faults.isEmpty()) {
                out.forEach(file -> paths.removeAll(file.paths()));
                in.forEach(file -> paths.addAll(file.paths()));
            } else {
                faults.addAll(putBack(out));
            }
            return faults;
        } finally {
            gate.open(Set.copyOf(paths));
        }
    }

    /** Returns whether all routes of a file are there. */
    boolean run(ParsedFile file) {
        return file.routeIds().stream().allMatch(id -> context.getRoute(id) != null);
    }

    private List<Fault> putBack(Collection<ParsedFile> files) {
        List<ParsedFile> gone = files.stream().filter(file -> !run(file)).toList();
        List<Fault> faults = new ArrayList<>();
        gone.forEach(file -> faults.addAll(stop(List.of(file))));
        faults.addAll(start(gone));
        return faults;
    }

    /** Those come first that nobody inside sends to, so that nothing is sent to where nobody listens any more. */
    private List<Fault> stop(Collection<ParsedFile> files) {
        List<Fault> faults = new ArrayList<>();
        files.stream().sorted(Comparator.comparing(ParsedFile::isInternal)).forEach(file -> {
            for (String id : file.routeIds()) {
                try {
                    stop(id);
                } catch (Exception e) {
                    faults.add(file.faultOf(id, "could not be stopped: " + Cause.of(e)));
                }
            }
            file.beans().forEach(context.getRegistry()::unbind);
        });
        return faults;
    }

    private void stop(String id) throws Exception {
        if (context.getRoute(id) == null) {
            return;
        }
        context.getRouteController().stopRoute(id, drain.toMillis(), TimeUnit.MILLISECONDS);
        context.removeRoute(id);
    }

    private List<Fault> start(Collection<ParsedFile> files) {
        List<Fault> faults = new ArrayList<>();
        files.stream()
                .sorted(Comparator.comparing(ParsedFile::isInternal).reversed())
                .forEach(file -> {
                    try {
                        PluginHelper.getRoutesLoader(context).loadRoutes(file.resource());
                    } catch (Exception e) {
                        faults.add(file.faultOf(Cause.route(e), "did not start: " + Cause.of(e)));
                    }
                });
        return faults;
    }
}
