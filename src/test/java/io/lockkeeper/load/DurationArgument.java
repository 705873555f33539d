package io.lockkeeper.load;

import java.time.Duration;
import java.util.regex.Pattern;
import org.apache.camel.util.TimeUtils;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations as the gateway's settings spell them: {@code 500ms}, {@code 20s}, {@code 1m30s}. */
final class DurationArgument implements ITypeConverter<Duration> {
    /** Camel takes what it cannot read for nothing, and a number without a unit for milliseconds; neither is meant. */
    private static final Pattern WITH_UNITS = Pattern.compile("(?=.)(\\d+h)?(\\d+m)?(\\d+s)?(\\d+ms)?");

    @Override
    public Duration convert(String value) {
        if (!WITH_UNITS.matcher(value).matches()) {
            throw new TypeConversionException("'" + value + "' is no duration such as 500ms, 20s or 1m30s");
        }
        return TimeUtils.toDuration(value);
    }
}
