package io.lockkeeper.reload;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;

/** All that is looked at before routes run. */
final class RouteChecks implements AutoCloseable {

    private final Shipped shipped;
    private final RouteRules rules;
    private final Trial trial;

    /** Begins to check files against a context, whose trial the caller ends. */
    RouteChecks(CamelContext context, Shipped shipped, AllowList allowed) {
        this.shipped = shipped;
        this.rules = new RouteRules(context, shipped, allowed);
        this.trial = new Trial(context, shipped);
    }

    /**
     * Returns what is wrong with a unit.
     *
     * @param names of its files
     * @param changed those of them that do not run as they are wanted
     * @param live what runs
     */
    List<Fault> check(
            Collection<String> names, Collection<String> changed, Wanted wanted, Map<String, ParsedFile> live) {
        List<Fault> unreadable = wanted.faultsOf(changed);
        if (!unreadable.isEmpty()) {
            return unreadable;
        }
        Map<String, ParsedFile> others = new TreeMap<>(live);
        others.keySet().removeAll(names);
        return check(wanted.of(names), Claims.of(others.values()));
    }

    /**
     * Returns what is wrong with the files of a unit, in the order of the checks: what one finds keeps the later ones from
     * being made.
     *
     * @param unit the files, as they are to run together
     * @param others who has what, apart from the unit
     */
    List<Fault> check(Collection<ParsedFile> unit, Claims others) {
        List<Fault> faults = new ArrayList<>();
        unit.forEach(file -> faults.addAll(RouteSchema.get().check(file.document())));
        if (faults.isEmpty()) {
            unit.forEach(file -> faults.addAll(rules.check(file.document(), file.uses())));
            faults.addAll(others.conflicts(unit, shipped));
        }
        return faults.isEmpty() ? trial.attempt(unit, others.beans()) : faults;
    }

    @Override
    public void close() {
        trial.close();
    }
}
