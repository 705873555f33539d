package io.lockkeeper.http;

import io.lockkeeper.alert.MalformedSignalException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a sender only wants to know what would become of its alerts. */
public final class DryRun {

    private static final String NAME = "dryRun";
    private static final Pattern PARAMETER = Pattern.compile("(?:^|&)" + NAME + "(?:=([^&]*))?(?:&|$)");

    private DryRun() {}

    /**
     * Returns whether it does. That it is a parameter of the query, and no header, keeps a proxy from asking for it.
     *
     * @param query of the request as it came, null where it has none
     * @throws MalformedSignalException where the parameter is neither true nor false: alerts would get lost by a typo
     */
    public static boolean asked(@Nullable String query) {
        Matcher parameter = PARAMETER.matcher(query == null ? "" : query);
        if (!parameter.find()) {
            return false;
        }
        return switch (parameter.group(1) == null ? "" : parameter.group(1)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new MalformedSignalException(NAME, "neither true nor false");
        };
    }
}
