package io.lockkeeper.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "application/json", "Application/JSON; charset=utf-8", " application/json ;x=y"})
    void takesJsonAndWhatSaysNothing(String contentType) {
        assertThatCode(() -> MediaType.check("prometheus", contentType)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", "json", "application/jsonp", ";"})
    void refusesTheRest(String contentType) {
        assertThatThrownBy(() -> MediaType.check("prometheus", contentType))
                .isInstanceOf(UnsupportedMediaTypeException.class)
                .hasMessage("Content-Type: not one of application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/cloudevents+json",
                "application/cloudevents-batch+json; charset=utf-8"
            })
    void cloudEventsHaveTypesOfTheirOwn(String contentType) {
        assertThatCode(() -> MediaType.check("cloudevents", contentType)).doesNotThrowAnyException();
    }

    @Test
    void refusalOfACloudEventNamesThemAll() {
        assertThatThrownBy(() -> MediaType.check("cloudevents", "text/xml"))
                .hasMessage("Content-Type: not one of application/cloudevents+json,"
                        + " application/cloudevents-batch+json, application/json");
    }
}
