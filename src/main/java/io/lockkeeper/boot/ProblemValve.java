package io.lockkeeper.boot;

import io.lockkeeper.http.Json;
import io.lockkeeper.http.Problem;
import io.lockkeeper.http.ProblemKind;
import io.lockkeeper.http.SecurityHeaders;
import java.io.IOException;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.juli.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests that Tomcat refuses before the application sees them, as those with a broken URL. Tomcat makes it by
 * its name.
 */
public final class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        ProblemKind kind = ProblemKind.of(response.getStatus());
        String requestId = UUID.randomUUID().toString();
        SecurityHeaders.ALL.forEach(response::setHeader);
        response.setHeader("X-Request-ID", requestId);
        response.setStatus(kind.status());
        response.setContentType(Problem.MEDIA_TYPE);
        try {
            Problem problem = kind.describe("the request is refused", path(request), requestId);
            response.getOutputStream().write(Json.write(problem));
            response.finishResponse();
        } catch (IOException e) {
            LogFactory.getLog(ProblemValve.class).debug("the sender has gone before its answer", e);
        }
    }

    private static String path(Request request) {
        String path = request.getRequestURI();
        return path == null ? "" : path;
    }
}
