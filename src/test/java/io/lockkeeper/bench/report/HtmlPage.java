package io.lockkeeper.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A page as its reader gets it. */
final class HtmlPage {

    /** Made up, not measured: all that a summary can hold. */
    static final Path SAMPLE = Path.of("src/test/resources/bench/summary.json");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Document document;

    private HtmlPage(Document document) {
        this.document = document;
    }

    /** Reads the page of the sample. */
    static HtmlPage ofSample() throws Exception {
        return of(sample());
    }

    static HtmlPage of(JsonNode summary) throws Exception {
        return parse(new Page(new Summary(summary)).render());
    }

    static HtmlPage parse(String html) throws Exception {
        DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        // What the type of the document refers to exists nowhere.
        parser.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
        return new HtmlPage(parser.parse(new InputSource(new StringReader(html))));
    }

    static JsonNode sample() throws IOException {
        return JSON.readTree(SAMPLE.toFile());
    }

    /** Returns the texts of what an XPath finds. */
    List<String> texts(String path) throws Exception {
        NodeList nodes =
                (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(place -> nodes.item(place).getTextContent())
                .toList();
    }
}
