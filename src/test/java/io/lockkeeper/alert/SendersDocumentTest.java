package io.lockkeeper.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.openshift.api.model.monitoring.v1beta1.AlertmanagerConfig;
import io.fabric8.openshift.api.model.monitoring.v1beta1.HTTPConfig;
import io.fabric8.openshift.api.model.monitoring.v1beta1.Route;
import io.fabric8.openshift.api.model.monitoring.v1beta1.WebhookConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the documents for senders show is read, and posted to where it is read. */
class SendersDocumentTest {

    private static final Path FOLDER = Path.of("docs/senders");
    private static final ObjectMapper YAML = new YAMLMapper();

    @Test
    void genericAlertIsRead() throws IOException {
        assertThat(new GenericReader(Clock.systemUTC()).read(quoted("-d '([^']+)'")))
                .singleElement()
                .isInstanceOf(Alert.class);
    }

    @Test
    void recordOfKafkaIsRead() throws IOException {
        assertThat(new AlertmanagerReader(Clock.systemUTC(), alerts -> {}).read(quoted("%s.n' '([^']+)'")))
                .singleElement()
                .isInstanceOf(Alert.class);
    }

    @ParameterizedTest
    @CsvSource({
        "alertmanager.yml,           /receivers/0/webhook_configs/0/url",
        "alertmanagerconfig.yaml,    /spec/receivers/0/webhookConfigs/0/url",
        "grafana-contact-point.yaml, /contactPoints/0/receivers/0/settings/url",
        "event-exporter.yaml,        /receivers/0/webhook/endpoint"
    })
    void settingsPostToThePathThatIsDocumentedForTheFile(String file, String url) throws IOException {
        String path = URI.create(yaml(file).at(url).asText()).getPath();

        assertThat(Files.readString(FOLDER.resolve("README.md")))
                .containsPattern(Pattern.quote("(" + file + ")") + ".*`" + Pattern.quote(path) + "`");
        assertThat(yaml(Path.of("src/main/resources/openapi.yaml"))
                        .path("paths")
                        .path(path)
                        .has("post"))
                .as(path)
                .isTrue();
    }

    /** Alertmanager itself runs with the one file in another test. */
    @Test
    void resourceOfTheOperatorSaysWhatTheFileOfAlertmanagerSays() throws IOException {
        AlertmanagerConfig resource = YAML.treeToValue(yaml("alertmanagerconfig.yaml"), AlertmanagerConfig.class);
        Route route = resource.getSpec().getRoute();
        WebhookConfig webhook =
                resource.getSpec().getReceivers().get(0).getWebhookConfigs().get(0);
        JsonNode file = yaml("alertmanager.yml");
        JsonNode inFile = file.at("/receivers/0/webhook_configs/0");

        HTTPConfig http = webhook.getHttpConfig();
        assertThat(Stream.of(resource, resource.getSpec(), route, webhook, http, http.getAuthorization()))
                .as("a field that the operator does not know")
                .allSatisfy(part -> assertThat(part)
                        .extracting("additionalProperties")
                        .asInstanceOf(InstanceOfAssertFactories.MAP)
                        .isEmpty());
        assertThat(List.of(
                        route.getReceiver(),
                        route.getGroupBy(),
                        route.getGroupWait(),
                        route.getGroupInterval(),
                        route.getRepeatInterval()))
                .isEqualTo(List.of(
                        file.at("/route/receiver").asText(),
                        YAML.convertValue(file.at("/route/group_by"), List.class),
                        file.at("/route/group_wait").asText(),
                        file.at("/route/group_interval").asText(),
                        file.at("/route/repeat_interval").asText()));
        assertThat(http.getAuthorization().getCredentials().getKey()).isEqualTo("token");
        assertThat(inFile.at("/http_config/authorization/credentials_file").asText())
                .endsWith("/token");
        assertThat(List.of(webhook.getUrl(), webhook.getSendResolved(), webhook.getMaxAlerts()))
                .isEqualTo(List.of(
                        inFile.path("url").asText(),
                        inFile.path("send_resolved").asBoolean(),
                        inFile.path("max_alerts").asInt()));
    }

    private static JsonNode yaml(String file) throws IOException {
        return yaml(FOLDER.resolve(file));
    }

    private static JsonNode yaml(Path file) throws IOException {
        return YAML.readTree(Files.readString(file));
    }

    private static byte[] quoted(String pattern) throws IOException {
        Matcher body = Pattern.compile(pattern).matcher(Files.readString(FOLDER.resolve("README.md")));
        assertThat(body.find()).as(pattern).isTrue();
        return body.group(1).getBytes(UTF_8);
    }
}
