package io.github.camelvzaps.crmbridge.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "(11) 99999-0001, 5511999990001",
        "011 99999-0001, 5511999990001",
        "+55 11 99999-0001, 5511999990001",
        "5511999990001, 5511999990001",
        "(71) 8888-0001, 557188880001",
        "557188880001, 557188880001",
        "+1 202 555 0101, 12025550101",
        "+351 912 345 678, 351912345678",
        "call me, ''",
        "123, ''"
    })
    void aNumberGetsItsCountryCodeAndNothingElse(String written, String expected) {
        assertThat(PhoneNumbers.international(written).orElse("")).isEqualTo(expected);
    }
}
