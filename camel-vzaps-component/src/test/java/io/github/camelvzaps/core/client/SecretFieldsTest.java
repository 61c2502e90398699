package io.github.camelvzaps.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretFieldsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"secret\":\"planted\",\"id\":\"1\"} | {\"secret\":\"xxxxxx\",\"id\":\"1\"}",
                "{\"data\":{\"access_token\" : \"planted\"}} | {\"data\":{\"access_token\" : \"xxxxxx\"}}",
                "{\"apiKey\":\"planted\",\"X-Api-Key\":\"planted\"} | {\"apiKey\":\"xxxxxx\",\"X-Api-Key\":\"xxxxxx\"}",
                "{\"Password\":\"plan\\\"ted\",\"a\":1} | {\"Password\":\"xxxxxx\",\"a\":1}",
                "{\"id\":\"1\",\"secret\":\"plant | {\"id\":\"1\",\"secret\":\"xxxxxx",
                "{\"error\":\"the token is wrong\"} | {\"error\":\"the token is wrong\"}",
                "{\"code\":\"TOKEN_EXPIRED\"} | {\"code\":\"TOKEN_EXPIRED\"}",
            })
    void hidesTheValuesOfSecretFieldsAndNothingElse(String json, String shown) {
        assertThat(SecretFields.conceal(json)).isEqualTo(shown);
    }

    @Test
    void takesValuesOfAnyLength() {
        String longest = "a".repeat(1_000_000);

        assertThat(SecretFields.conceal("{\"token\":\"" + longest + "\",\"image\":\"" + longest + "\"}"))
                .startsWith("{\"token\":\"xxxxxx\",\"image\":\"aaa")
                .endsWith("aaa\"}");
        assertThat(SecretFields.conceal("{\"token\":\"" + "\\n".repeat(100_000) + "\"}"))
                .isEqualTo("{\"token\":\"xxxxxx\"}");
    }

    @Test
    void knowsTheSecretsAmongTheFieldsThatWereSent() {
        Map<String, Object> sent = Map.of("webhookUrl", "https://example.com", "secret", "planted", "token", 7);

        assertThat(SecretFields.valuesIn(sent)).containsExactly("planted");
        assertThat(SecretFields.valuesIn(null)).isEmpty();
    }
}
