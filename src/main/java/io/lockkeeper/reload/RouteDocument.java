package io.lockkeeper.reload;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A file of routes as a tree, each part of which knows where in the text it stands. */
final class RouteDocument {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonPointer ROOT = JsonPointer.empty();

    private final RouteFile file;
    private final JsonNode tree;
    private final Map<JsonPointer, Mark> marks;

    private RouteDocument(RouteFile file, JsonNode tree, Map<JsonPointer, Mark> marks) {
        this.file = file;
        this.tree = tree;
        this.marks = marks;
    }

    /**
     * Reads one.
     *
     * @throws FaultyRoutesException where it is no YAML, is empty, or has aliases
     */
    static RouteDocument parse(RouteFile file) throws FaultyRoutesException {
        LoadSettings settings = LoadSettings.builder().setLabel(file.name()).build();
        try {
            refuseAliases(file, settings);
            Optional<Node> root = new Compose(settings).composeString(file.text());
            Object loaded = new StandardConstructor(settings).constructSingleDocument(root);
            if (root.isEmpty() || loaded == null) {
                throw new FaultyRoutesException(new Fault(
                        file.name(), 1, 1, "empty, expected a list of routes; to take routes away, delete the file"));
            }
            Map<JsonPointer, Mark> marks = new HashMap<>();
            mark(root.get(), ROOT, marks);
            return new RouteDocument(file, MAPPER.valueToTree(loaded), marks);
        } catch (MarkedYamlEngineException e) {
            throw new FaultyRoutesException(
                    at(file, e.getProblemMark().or(e::getContextMark), "no YAML: " + e.getProblem()));
        } catch (YamlEngineException e) {
            throw new FaultyRoutesException(at(file, Optional.empty(), "no YAML: " + e.getMessage()));
        }
    }

    /** What stands in two places could not be told by its place. */
    private static void refuseAliases(RouteFile file, LoadSettings settings) throws FaultyRoutesException {
        for (Event event : new Parse(settings).parseString(file.text())) {
            if (event instanceof AliasEvent) {
                throw new FaultyRoutesException(
                        at(file, event.getStartMark(), "an alias, expected the text itself: routes take none"));
            }
        }
    }

    private static void mark(Node node, JsonPointer at, Map<JsonPointer, Mark> marks) {
        node.getStartMark().ifPresent(mark -> marks.putIfAbsent(at, mark));
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                JsonPointer child = at.appendProperty(key);
                // Where the key stands says more than where its value begins.
                entry.getKeyNode().getStartMark().ifPresent(mark -> marks.put(child, mark));
                mark(entry.getValueNode(), child, marks);
            }
        } else if (node instanceof SequenceNode sequence) {
            List<Node> items = sequence.getValue();
            for (int index = 0; index < items.size(); index++) {
                mark(items.get(index), at.appendIndex(index), marks);
            }
        }
    }

    /** Returns the file that it was read from. */
    RouteFile file() {
        return file;
    }

    /** Returns all of it. */
    JsonNode tree() {
        return tree;
    }

    /** Returns a fault of one part. */
    Fault fault(JsonPointer part, String message) {
        return at(file, Optional.ofNullable(marks.get(part)), message);
    }

    private static Fault at(RouteFile file, Optional<Mark> mark, String message) {
        return new Fault(
                file.name(),
                mark.map(Mark::getLine).orElse(0) + 1,
                mark.map(Mark::getColumn).orElse(0) + 1,
                message);
    }
}
