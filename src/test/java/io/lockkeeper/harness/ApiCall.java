package io.lockkeeper.harness;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One call that arrived at an {@link ApiProxy}, as it stood when it was asked for. The factories return what a call must
 * be like, for rules and for counting; a path must match its regular expression as a whole.
 *
 * @param number the order of arrival, from 1
 * @param method the HTTP method in capitals
 * @param path the path without the query
 * @param query the query without the question mark, empty when there is none
 * @param status the status that the API server or the proxy answered with, 0 when there is none
 * @param outcome how it ended, or that it has not
 * @param startedAt when it arrived, since the proxy was started, by the monotonic clock
 * @param endedAt when it ended, by the same clock; null while it is in flight
 */
public record ApiCall(
        long number,
        String method,
        String path,
        String query,
        int status,
        Outcome outcome,
        Duration startedAt,
        @Nullable Duration endedAt) {

    /** How a call ended. */
    public enum Outcome {
        /** It has not ended. */
        IN_FLIGHT,
        /** The reply of the API server was passed on to its end. */
        ANSWERED,
        /** A rule answered, and the API server has seen nothing. */
        ANSWERED_BY_PROXY,
        /** A rule or {@link ApiProxy#cutAll()} closed the connection; without a status, no reply had come. */
        CUT,
        /** The API server has carried it out, and a rule dropped the reply. */
        REPLY_CUT,
        /** The client closed the connection first; with a status, the API server has carried it out. */
        CLIENT_GONE,
        /** The API server could not be reached or closed the connection first. */
        SERVER_GONE
    }

    private static final Pattern WATCH = Pattern.compile("(^|&)watch=(true|1)(&|$)");

    /** Returns whether it asks for a stream of events. */
    public boolean isWatch() {
        return method.equals("GET") && WATCH.matcher(query).find();
    }

    /** Matches every call. */
    public static Predicate<ApiCall> any() {
        return call -> true;
    }

    /** Matches a GET that is no watch: of one object or a list. */
    public static Predicate<ApiCall> get(String pathRegex) {
        return of("GET", pathRegex).and(call -> !call.isWatch());
    }

    /** Matches a watch, by WebSocket or not. */
    public static Predicate<ApiCall> watch(String pathRegex) {
        return of("GET", pathRegex).and(ApiCall::isWatch);
    }

    /** Matches a list of what a selector of fields names. */
    public static Predicate<ApiCall> selection(String pathRegex) {
        return get(pathRegex).and(call -> call.query().contains("fieldSelector="));
    }

    /** Matches a POST. */
    public static Predicate<ApiCall> post(String pathRegex) {
        return of("POST", pathRegex);
    }

    /** Matches a PUT. */
    public static Predicate<ApiCall> put(String pathRegex) {
        return of("PUT", pathRegex);
    }

    /** Matches a PATCH. */
    public static Predicate<ApiCall> patch(String pathRegex) {
        return of("PATCH", pathRegex);
    }

    /** Matches a DELETE. */
    public static Predicate<ApiCall> delete(String pathRegex) {
        return of("DELETE", pathRegex);
    }

    /** Matches a method, in capitals, and a path. */
    public static Predicate<ApiCall> of(String method, String pathRegex) {
        Predicate<String> path = Pattern.compile(pathRegex).asMatchPredicate();
        return call -> call.method().equals(method) && path.test(call.path());
    }

    ApiCall withStatus(int answered) {
        return new ApiCall(number, method, path, query, answered, outcome, startedAt, endedAt);
    }

    ApiCall ended(Outcome how, Duration at) {
        return new ApiCall(number, method, path, query, status, how, startedAt, at);
    }
}
