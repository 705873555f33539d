package io.lockkeeper.reload;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * Something of Camel's or of the gateway's that a file of routes makes use of.
 *
 * @param text what it is called: the URI of an endpoint, the name of anything else, or the text itself
 * @param at where it stands
 */
record Use(Kind kind, String text, JsonPointer at) {

    /** What is made use of. */
    enum Kind {
        /** An element of the file itself. */
        ELEMENT,
        /** The id of a route. */
        ROUTE_ID,
        /** A route configuration. */
        CONFIGURATION,
        /** An endpoint that a route begins with. */
        FROM,
        /** An endpoint that is sent to or read. */
        TO,
        /** An endpoint that is sent to or read, whose URI is made anew for each message. */
        DYNAMIC,
        /** A step whose name has to be on the list. */
        STEP,
        /** An expression language. */
        LANGUAGE,
        /** An expression in the language simple. */
        SIMPLE,
        /** A bean that is defined. */
        BEAN,
        /** A bean that is referred to. */
        REFERENCE,
        /** Any text, for what it may hold. */
        TEXT
    }
}
