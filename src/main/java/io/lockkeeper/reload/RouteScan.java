package io.lockkeeper.reload;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.lockkeeper.reload.Use.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.dsl.yaml.common.YamlSupport;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Finds what a file of routes makes use of, from its text alone. */
final class RouteScan {

    /** Steps that go where only the message says, or run what is no route. */
    private static final Set<String> STEPS =
            Set.of("bean", "dynamicRouter", "kamelet", "recipientList", "routingSlip", "saga", "script", "serviceCall");

    private static final Set<String> LANGUAGES = Set.of(
            "constant",
            "csimple",
            "datasonnet",
            "exchangeProperty",
            "groovy",
            "header",
            "hl7terser",
            "java",
            "joor",
            "jq",
            "js",
            "jsonpath",
            "method",
            "mvel",
            "ognl",
            "python",
            "spel",
            "tokenize",
            "variable",
            "wasm",
            "xpath",
            "xquery",
            "xtokenize");

    private final CamelContext context;
    private final List<Use> uses = new ArrayList<>();

    private RouteScan(CamelContext context) {
        this.context = context;
    }

    /**
     * Returns all that a document makes use of.
     *
     * @param context that knows how the URIs of components are put together
     */
    static List<Use> of(RouteDocument document, CamelContext context) {
        RouteScan scan = new RouteScan(context);
        JsonPointer root = JsonPointer.empty();
        for (int index = 0; index < document.tree().size(); index++) {
            JsonNode element = document.tree().get(index);
            JsonPointer at = root.appendIndex(index);
            if (element.isObject()) {
                element.fieldNames().forEachRemaining(name -> scan.add(Kind.ELEMENT, name, at.appendProperty(name)));
                scan.walk(element, at);
            } else {
                scan.add(Kind.ELEMENT, element.asText(), at);
            }
        }
        return scan.uses;
    }

    private void walk(JsonNode node, JsonPointer at) {
        if (node.isTextual()) {
            add(Kind.TEXT, node.asText(), at);
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                walk(node.get(index), at.appendIndex(index));
            }
        } else {
            node.properties().forEach(entry -> {
                JsonPointer child = at.appendProperty(entry.getKey());
                // The options of an endpoint have names of their own.
                if (!entry.getKey().equals("parameters")) {
                    look(entry.getKey(), entry.getValue(), child);
                }
                walk(entry.getValue(), child);
            });
        }
    }

    private void look(String key, JsonNode value, JsonPointer at) {
        switch (key) {
            case "route" -> {
                add(Kind.ROUTE_ID, value.path("id").asText(), value.has("id") ? at.appendProperty("id") : at);
                text(Kind.CONFIGURATION, value, at, "routeConfigurationId");
            }
            case "from" -> endpoint(Kind.FROM, value, at);
            case "to", "poll" -> endpoint(Kind.TO, value, at);
            case "toD", "wireTap" -> endpoint(Kind.DYNAMIC, value, at);
            case "enrich", "pollEnrich" -> computed(value, at);
            case "deadLetterUri" -> add(Kind.TO, value.asText(), at);
            case "beans" -> beans(value, at);
            case "ref" -> add(Kind.REFERENCE, value.asText(), at);
            case "language" -> text(Kind.LANGUAGE, value, at, "language");
            case "simple" -> {
                add(Kind.LANGUAGE, key, at);
                add(Kind.SIMPLE, written(value), at);
            }
            case "scriptLanguage" -> add(Kind.LANGUAGE, value.asText(), at);
            default -> {
                if (STEPS.contains(key)) {
                    add(Kind.STEP, key, at);
                } else if (LANGUAGES.contains(key)) {
                    add(Kind.LANGUAGE, key, at);
                }
            }
        }
    }

    private void text(Kind kind, JsonNode parent, JsonPointer at, String name) {
        if (parent.has(name)) {
            add(kind, parent.path(name).asText(), at.appendProperty(name));
        }
    }

    private void endpoint(Kind kind, JsonNode value, JsonPointer at) {
        if (value.isTextual()) {
            add(kind, value.asText(), at);
        } else if (value.has("uri")) {
            add(kind, uri(value), at.appendProperty("uri"));
        }
    }

    /** What these go to is an expression. */
    private void computed(JsonNode value, JsonPointer at) {
        JsonNode expression = value.has("expression") ? value.path("expression") : value;
        JsonNode constant = expression.path("constant");
        JsonNode simple = expression.path("simple");
        JsonNode uri = constant.isMissingNode() ? simple : constant;
        add(Kind.DYNAMIC, written(uri), at);
    }

    private static String written(JsonNode expression) {
        return (expression.has("expression") ? expression.path("expression") : expression).asText();
    }

    private void beans(JsonNode beans, JsonPointer at) {
        for (int index = 0; index < beans.size(); index++) {
            JsonNode name = beans.get(index).path("name");
            add(Kind.BEAN, name.asText(), at.appendIndex(index).appendProperty("name"));
        }
    }

    private String uri(JsonNode endpoint) {
        String uri = endpoint.path("uri").asText();
        Map<String, Object> parameters = new LinkedHashMap<>();
        endpoint.path("parameters")
                .properties()
                .forEach(
                        entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
        if (parameters.isEmpty()) {
            return uri;
        }
        try {
            return YamlSupport.createEndpointUri(
                    context, new ScalarNode(Tag.STR, uri, ScalarStyle.PLAIN), uri, parameters);
        } catch (RuntimeException e) {
            // The trial meets the same fault, and says what it is.
            return uri;
        }
    }

    private void add(Kind kind, String text, JsonPointer at) {
        uses.add(new Use(kind, text, at));
    }
}
