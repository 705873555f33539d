package io.lockkeeper.reload;

/**
 * What is wrong with a file of routes.
 *
 * @param file its name, as {@link RouteFile#name()}
 * @param line where in it, from 1 on
 * @param column where in the line, from 1 on
 * @param message what is wrong, and what was expected; without secrets
 */
public record Fault(String file, int line, int column, String message) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
