package io.lockkeeper.bench.report;

import java.io.StringWriter;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * An element of the page. The page is built as a tree and never as text, so no name can break out of its place; it is
 * written as HTML that is XML too.
 */
final class Tag {

    private static final Pattern NO_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final Document document;
    private final Element element;

    private Tag(Document document, Element element) {
        this.document = document;
        this.element = element;
    }

    /** Returns the root of a new page. */
    static Tag html() {
        try {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
            Element root = document.createElement("html");
            document.appendChild(root);
            return new Tag(document, root);
        } catch (ParserConfigurationException e) {
            throw new AssertionError("every Java platform builds documents", e);
        }
    }

    /** Adds an element at the end of this one and returns it. */
    Tag add(String name) {
        Element child = document.createElement(name);
        element.appendChild(child);
        return new Tag(document, child);
    }

    /** Adds an element that holds a text, and returns the element. An empty one would not be closed in HTML. */
    Tag add(String name, String text) {
        return add(name).text(text.isEmpty() ? Quantity.NONE : text);
    }

    /** Sets an attribute and returns this element. */
    Tag with(String attribute, String value) {
        element.setAttribute(attribute, written(value));
        return this;
    }

    /** Sets an attribute to a number, in percent of what it is relative to. */
    Tag at(String attribute, double percent) {
        return with(attribute, Quantity.text(percent) + "%");
    }

    /** Adds a text and returns this element. */
    Tag text(String text) {
        element.appendChild(document.createTextNode(written(text)));
        return this;
    }

    /** Some characters have no place in XML, however they are written. */
    private static String written(String text) {
        return NO_XML.matcher(text).replaceAll("\uFFFD");
    }

    /** Returns the whole page. */
    String write() {
        try {
            Transformer writer = TransformerFactory.newInstance().newTransformer();
            writer.setOutputProperty(OutputKeys.METHOD, "xml");
            writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            writer.setOutputProperty(OutputKeys.DOCTYPE_SYSTEM, "about:legacy-compat");
            StringWriter text = new StringWriter();
            writer.transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException("could not write the page", e);
        }
    }
}
