package io.lockkeeper.reload;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.spi.EndpointUriFactory;

/** An option in the URI of an endpoint that its component does not know, of which Camel says much. */
final class UnknownOption {

    private static final Pattern OPTION = Pattern.compile("Unknown parameters=\\[\\{([^=}]+)=");

    private UnknownOption() {}

    /** Returns what to say of it, empty where the failure is another one. */
    static Optional<String> of(ResolveEndpointFailedException failure, String scheme, CamelContext context) {
        Matcher option = OPTION.matcher(String.valueOf(failure.getMessage()));
        if (!option.find()) {
            return Optional.empty();
        }
        EndpointUriFactory known = context.getCamelContextExtension().getEndpointUriFactory(scheme);
        String meant = Optional.ofNullable(known)
                .flatMap(factory -> Closest.to(option.group(1), factory.propertyNames()))
                .map(name -> ", did you mean '" + name + "'?")
                .orElse("");
        return Optional.of("unknown option '" + option.group(1) + "' of '" + scheme + "'" + meant);
    }
}
