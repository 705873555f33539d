package io.lockkeeper.reload;

/**
 * One file of routes.
 *
 * @param name its path below the folder, with {@code /} between
 * @param text all of it
 */
public record RouteFile(String name, String text) {

    /** Returns what its routes are called: the name without folders and ending. */
    String id() {
        return name.substring(name.lastIndexOf('/') + 1).replaceFirst("(\\.camel)?\\.ya?ml$", "");
    }

    /** Returns whether a file of this name holds routes. */
    static boolean holdsRoutes(String fileName) {
        return fileName.matches("[^.].*\\.ya?ml");
    }
}
