package io.lockkeeper.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "application/json", "Application/JSON; charset=utf-8", " application/json ;x=y"})
    void takesJsonAndWhatSaysNothing(String contentType) {
        assertThatCode(() -> MediaType.check(contentType)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", "json", "application/jsonp", ";"})
    void refusesTheRest(String contentType) {
        assertThatThrownBy(() -> MediaType.check(contentType))
                .isInstanceOf(UnsupportedMediaTypeException.class)
                .hasMessage("Content-Type: not one of application/json");
    }
}
