package io.lockkeeper.reload;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who has what only one may have. */
final class Claims {

    private static final String GATEWAY = "the gateway itself";

    private final Map<Claim, String> owners = new HashMap<>();

    /** Returns the claims of files that run. */
    static Claims of(Collection<ParsedFile> files) {
        Claims claims = new Claims();
        files.forEach(file -> file.claims().forEach(use -> claims.owners.put(Claim.of(use), file.name())));
        return claims;
    }

    /** Returns the beans among them that files define. */
    Set<String> beans() {
        return owners.keySet().stream()
                .filter(claim -> claim.kind().equals("bean"))
                .map(Claim::name)
                .collect(Collectors.toSet());
    }

    /** Returns who has something, null where nobody has. */
    @Nullable
    String owner(Claim claim) {
        return owners.get(claim);
    }

    /**
     * Returns what of a unit is already taken, by others or within it, and what it sends to that nobody takes.
     *
     * @param unit its files
     * @param shipped what the gateway itself has
     */
    List<Fault> conflicts(Collection<ParsedFile> unit, Shipped shipped) {
        List<Fault> faults = new ArrayList<>();
        Map<Claim, String> all = new HashMap<>(owners);
        shipped.paths().forEach(path -> all.put(new Claim("platform-http", path), GATEWAY));
        shipped.beans().forEach(bean -> all.put(new Claim("bean", bean), GATEWAY));
        for (ParsedFile file : unit) {
            file.claims().forEach(use -> {
                String other = all.putIfAbsent(Claim.of(use), file.name());
                if (other != null) {
                    faults.add(file.fault(use, Claim.of(use) + " is already taken by " + other));
                }
            });
        }
        Set<Claim> taken =
                unit.stream().flatMap(ParsedFile::claims).map(Claim::of).collect(Collectors.toSet());
        // Those of them that may not be sent to are refused by the rules.
        shipped.direct().forEach(name -> taken.add(new Claim("direct", name)));
        for (ParsedFile file : unit) {
            file.sends()
                    .filter(use -> !taken.contains(Claim.of(use)))
                    .forEach(use -> faults.add(file.fault(use, "no route begins with " + EndpointName.of(use.text()))));
        }
        return faults;
    }
}
