package io.lockkeeper.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads CloudEvents 1.0 in JSON: one, or a batch of them. The data of each is a body of another format, which is told by its
 * looks; what {@code dataschema} or {@code source} point at is never fetched.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">the format</a>
 */
public final class CloudEventsReader implements AlertReader {

    private static final ObjectReader EVENT = JsonMapper.builder()
            .addModule(JsonFormat.getCloudEventJacksonModule())
            .build()
            .readerFor(CloudEvent.class);

    private final List<JsonAlertReader> formats;

    /**
     * Makes a reader.
     *
     * @param formats that the data may be of; the first that takes it for its own reads it
     */
    public CloudEventsReader(List<JsonAlertReader> formats) {
        this.formats = List.copyOf(formats);
    }

    @Override
    public List<Received> read(byte[] body) {
        JsonNode tree = StrictJson.tree(body);
        return tree.isArray() ? batch(tree) : event(StrictJson.object("body", tree), "", 0);
    }

    private List<Received> batch(JsonNode events) {
        if (events.isEmpty()) {
            throw new MalformedSignalException("body", "an empty batch, expected at least one event");
        }
        List<Received> all = new ArrayList<>();
        for (int index = 0; index < events.size(); index++) {
            all.addAll(ofBatch(events.get(index), "[" + index + "]", all.size()));
        }
        return all;
    }

    /** What is wrong with one event is no reason to lose the others. */
    private List<Received> ofBatch(JsonNode event, String path, int place) {
        try {
            return event(StrictJson.object(path, event), path + ".", place);
        } catch (MalformedSignalException e) {
            return List.of(new MalformedAlert(place, "", e));
        }
    }

    private List<Received> event(ObjectNode json, String path, int place) {
        ObjectNode data = data(parsed(json, path), path);
        JsonAlertReader format = formats.stream()
                .filter(candidate -> candidate.recognises(data))
                .findFirst()
                .orElseThrow(() -> new MalformedSignalException(path + "data", "of no format that is known here"));
        try {
            return format.read(data).stream()
                    .map(alert -> alert.within(path + "data.", place + alert.index()))
                    .toList();
        } catch (MalformedSignalException e) {
            throw e.within(path + "data.");
        }
    }

    private static CloudEvent parsed(ObjectNode json, String path) {
        try {
            return EVENT.readValue(json);
        } catch (IOException e) {
            throw new MalformedSignalException(path + "specversion", "not a CloudEvent of version 1.0", e);
        }
    }

    private static ObjectNode data(CloudEvent event, String path) {
        CloudEventData data = event.getData();
        if (data == null) {
            throw new MalformedSignalException(path + "data", "absent, expected an alert");
        }
        if (data instanceof JsonCloudEventData json) {
            return StrictJson.object(path + "data", json.getNode());
        }
        return StrictJson.object(path + "data_base64", StrictJson.tree(data.toBytes()));
    }
}
