package io.github.camelvzaps.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelvzaps.api.InvalidConfigurationException;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://api.example, https://api.example, ''",
        "https://api.example/, https://api.example, ''",
        "http://api.example:65535/v1/, http://api.example:65535, /v1",
        "' HTTPS://api.example/a/b ', https://api.example, /a/b"
    })
    void aUrlIsReadWithoutTheSlashAtItsEnd(String text, String host, String path) {
        BaseUrl url = BaseUrl.parse("baseUrl", text);
        assertThat(url.host().toURI()).isEqualTo(host);
        assertThat(url.prefix()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://api.example, ftp://api.example",
        "api.example, api.example",
        "https://, https://",
        "https:///path, https:///path",
        "https://api.example:65536, https://api.example:65536",
        "https://api.example?a=b, https://api.example?a=b",
        "https://api.example#top, https://api.example#top",
        "https://me:secret@api.example, api.example",
        "https://me:sec ret@api.example, api.example"
    })
    void anythingElseIsRefusedWithTheOptionAndWithoutAPassword(String text, String shown) {
        assertThatThrownBy(() -> BaseUrl.parse("baseUrl", text))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("The option baseUrl has to be a URL such as https://api.example.com, without user, query"
                        + " or fragment, and '" + shown + "' is not");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "wss://example", "//example", "https://user@example", "https://a b"})
    void aTextThatMayNotBeCalledIsNothing(String text) {
        assertThat(StrictUrl.parse(text, Set.of("https"))).isEmpty();
    }

    @Test
    void aUrlKeepsItsQuery() {
        assertThat(StrictUrl.parse("https://example/a?b=c", Set.of("https")))
                .contains(URI.create("https://example/a?b=c"));
    }
}
