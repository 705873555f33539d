package io.lockkeeper.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

    @Test
    void logarithmicOneBeginsAndEndsWithARoundValue() {
        Axis axis = Axis.logarithmic(List.of(3.1, 12.0, 67.6));

        assertThat(axis).isEqualTo(new Axis(2, 100, true));
        assertThat(axis.ticks()).containsExactly(2.0, 5.0, 10.0, 20.0, 50.0, 100.0);
        assertThat(axis.at(2)).isZero();
        assertThat(axis.at(0)).isZero();
        assertThat(axis.at(100)).isEqualTo(100);
        assertThat(axis.at(Math.sqrt(200))).isCloseTo(50, within(1e-9));
    }

    @Test
    void wideOneIsMarkedAtPowersOfTenAlone() {
        assertThat(Axis.logarithmic(List.of(0.03, 4200.0)).ticks()).containsExactly(0.1, 1.0, 10.0, 100.0, 1000.0);
    }

    @Test
    void oneValueHasRoomOnBothSides() {
        assertThat(Axis.logarithmic(List.of(5.0))).isEqualTo(new Axis(5, 10, true));
    }

    @Test
    void linearOneBeginsAtNothing() {
        Axis axis = Axis.linear(DoubleStream.of(1, 8));

        assertThat(axis.at(4)).isEqualTo(50);
        assertThat(axis.at(99)).isEqualTo(100);
        assertThat(Axis.linear(DoubleStream.of(0)).at(0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0.0123456, 0.0123",
        "1, 1",
        "1.0049, 1",
        "9.999, 10",
        "12.34, 12.3",
        "1234.5, '1,235'",
        "0, 0",
        "-0.5, -0.5"
    })
    void numbersHaveThreeDigitsThatCount(double value, String text) {
        assertThat(Quantity.text(value)).isEqualTo(text);
    }
}
