package io.lockkeeper.boot;

import io.lockkeeper.http.Json;
import io.lockkeeper.http.Problem;
import io.lockkeeper.http.ProblemHeaders;
import io.lockkeeper.http.ProblemKind;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers requests that reach no route, in the form of all other problems. */
@RestController
final class ProblemErrors implements ErrorController {

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<byte[]> answer(HttpServletRequest request) {
        Optional<Refused> refused = Refused.of(request);
        if (refused.isPresent()) {
            RuntimeException failure = refused.get().failure();
            String id = refused.get().id();
            return answer(ProblemKind.of(failure).describe(failure, path(request), id), ProblemHeaders.of(failure));
        }
        ProblemKind kind = ProblemKind.of(status(request));
        Map<String, String> headers = kind == ProblemKind.SERVICE_UNAVAILABLE ? Map.of("Retry-After", "1") : Map.of();
        return answer(
                kind.describe(detail(kind), path(request), UUID.randomUUID().toString()), headers);
    }

    private static ResponseEntity<byte[]> answer(Problem problem, Map<String, String> headers) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.status())
                .header("Content-Type", Problem.MEDIA_TYPE)
                .header("X-Request-ID", problem.requestId());
        headers.forEach(answer::header);
        return answer.body(Json.write(problem));
    }

    /** Somebody who asks for the error path itself is told that there is nothing. */
    private static int status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? status
                : ProblemKind.NOT_FOUND.status();
    }

    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                ? path
                : request.getRequestURI();
    }

    private static String detail(ProblemKind kind) {
        return switch (kind) {
            case NOT_FOUND -> "there is nothing at this path; GET /openapi.yaml tells where signals are taken";
            case METHOD_NOT_ALLOWED -> "this path does not take the method; the header Allow names what it takes";
            case INTERNAL_ERROR -> "the gateway failed; please report this";
            case SERVICE_UNAVAILABLE -> "the gateway is not taking signals at the moment";
            default -> "the request is refused";
        };
    }
}
