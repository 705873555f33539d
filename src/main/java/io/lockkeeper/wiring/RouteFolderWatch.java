package io.lockkeeper.wiring;

import io.lockkeeper.reload.HttpGate;
import io.lockkeeper.reload.ReloadStatus;
import io.lockkeeper.reload.RouteReloader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedStartupListener;

/** Has the routes of a folder run from the moment on that those of the gateway do, and says how they fare. */
final class RouteFolderWatch implements ExtendedStartupListener {

    private final RouteReloader reloader;
    private final Duration every;

    private RouteFolderWatch(RouteReloader reloader, Duration every) {
        this.reloader = reloader;
        this.every = every;
    }

    /** Begins it once the context has started. */
    static void begin(CamelContext context, Path directory, Settings settings, Readiness readiness) {
        HttpGate gate = context.getRegistry().findSingleByType(HttpGate.class);
        RouteReloader reloader = new RouteReloader(
                context,
                directory,
                settings.routes().allowed(),
                gate == null ? HttpGate.NONE : gate,
                settings.shutdown().drain(),
                readiness.metrics(),
                System::nanoTime);
        readiness.metrics().show(reloader);
        context.getRegistry().bind("routeReloader", reloader);
        readiness.add(new Gate("directory", () -> unloaded(reloader), () -> degraded(reloader)));
        try {
            context.addStartupListener(
                    new RouteFolderWatch(reloader, settings.routes().every()));
        } catch (Exception e) {
            // Only a listener that is called at once throws, because the context has started already.
            throw new IllegalStateException("the context started before it was assembled", e);
        }
    }

    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
        // Its routes do not run yet.
    }

    @Override
    public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
        reloader.run();
        ScheduledExecutorService scheduler =
                context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "routes");
        var unused =
                scheduler.scheduleWithFixedDelay(reloader, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A path that is not there yet would answer 404, which no sender tries again. */
    private static Optional<String> unloaded(RouteReloader reloader) {
        return reloader.status().loaded()
                ? Optional.empty()
                : Optional.of("the routes of " + reloader.status().directory() + " are not loaded yet");
    }

    private static Optional<String> degraded(RouteReloader reloader) {
        ReloadStatus status = reloader.status();
        return status.current()
                ? Optional.empty()
                : Optional.of("degraded: not all routes of " + status.directory()
                        + " run as they are there; GET /routes says which and why");
    }
}
