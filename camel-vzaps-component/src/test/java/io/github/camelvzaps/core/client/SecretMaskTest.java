package io.github.camelvzaps.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SecretMaskTest {
    /** Every character that some encoding writes otherwise. */
    private static final List<String> SECRETS = List.of(
            "plain-token-1",
            "a+b/c=d&e%f#g;h i\u00e7j",
            "quote\"back\\slash",
            "\u6587\u5b57\u5316\u3051",
            "{curly}~[square]!'()*");

    static Stream<Arguments> forms() {
        Map<String, UnaryOperator<String>> encodings = Map.of(
                "raw", secret -> secret,
                "form", secret -> URLEncoder.encode(secret, StandardCharsets.UTF_8),
                "form, lower case", secret -> lower(URLEncoder.encode(secret, StandardCharsets.UTF_8)),
                "path",
                        secret -> URLEncoder.encode(secret, StandardCharsets.UTF_8)
                                .replace("+", "%20"),
                "json", SecretMaskTest::json,
                "json, ASCII", SecretMaskTest::asciiJson,
                "base64", secret -> base64(secret),
                "base64 behind one", secret -> base64("x" + secret + "y"),
                "base64 behind two", secret -> base64("id:" + secret + ":end").replace("=", ""),
                "base64 for URLs",
                        secret -> Base64.getUrlEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
        return SECRETS.stream()
                .flatMap(secret -> encodings.entrySet().stream()
                        .map(encoding -> Arguments.of(
                                encoding.getKey(), secret, encoding.getValue().apply(secret))));
    }

    private static String lower(String encoded) {
        StringBuilder lower = new StringBuilder();
        for (String part : encoded.split("(?=%)", -1)) {
            boolean escape = part.startsWith("%");
            lower.append(escape ? part.substring(0, 3).toLowerCase(Locale.ROOT) + part.substring(3) : part);
        }
        return lower.toString();
    }

    private static String json(String text) {
        try {
            String quoted = new ObjectMapper().writeValueAsString(text);
            return quoted.substring(1, quoted.length() - 1);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String asciiJson(String text) {
        StringBuilder ascii = new StringBuilder();
        json(text).chars().forEach(c -> ascii.append(c < 128 ? "" + (char) c : String.format("\\u%04x", c)));
        return ascii.toString();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("forms")
    void aKnownSecretIsHiddenHoweverItIsWritten(String encoding, String secret, String written) {
        SecretMask mask = new SecretMask();
        mask.addAll(SECRETS);
        // base64 shares up to two characters with its neighbours
        String core = encoding.startsWith("base64") ? written.substring(4, written.length() - 4) : written;

        String shown = mask.hide("before " + written + " behind");

        assertThat(shown).startsWith("before ").endsWith(" behind").contains("xxxxxx");
        assertThat(shown).doesNotContain(core.length() > 12 ? core.substring(0, 12) : core);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "https://shop.example/hook?s=SECRET is not reachable | https://shop.example/hook?xxxxxx is not reachable",
                "GET http://h/p?a=1&b=2, then | GET http://h/p?xxxxxx then",
                "{\"url\":\"https:\\/\\/h\\/p?s=SECRET\"} | {\"url\":\"https:\\/\\/h\\/p?xxxxxx\"}",
                "wss://me:pass@host/x | wss://xxxxxx@host/x",
                "https://h/p#top is fine? yes | https://h/p#top is fine? yes",
                "what? nothing | what? nothing",
            })
    void queriesAndUsersOfUrlsAreHidden(String text, String shown) {
        assertThat(new SecretMask().hide(text)).isEqualTo(shown);
    }

    @Test
    void theLongerOfTwoSecretsThatBeginAlikeIsHiddenWhole() {
        SecretMask mask = new SecretMask();
        mask.add("token");
        mask.add("token-and-more");
        assertThat(mask.hide("a token-and-more and a token")).isEqualTo("a xxxxxx and a xxxxxx");
    }

    @Test
    void whatIsTooShortToBeTriedIsLeft() {
        SecretMask mask = new SecretMask();
        mask.add("abc");
        mask.add("");
        mask.add(null);
        assertThat(mask.hide("abcdef")).isEqualTo("abcdef");
        assertThat(mask.hide(null)).isNull();
    }

    @Test
    void tenThousandSecretsDoNotMakeALongTextSlow() {
        SecretMask mask = new SecretMask();
        for (int i = 0; i < 10_000; i++) {
            mask.add("instance-token-" + i * 7919);
        }
        String text = "nothing to hide ".repeat(4_000) + "instance-token-7919";
        long before = System.nanoTime();
        String shown = mask.hide(text);
        assertThat(shown).endsWith("hide xxxxxx");
        assertThat(System.nanoTime() - before).isLessThan(2_000_000_000L);
    }

    @Test
    void whatACallSendsIsHiddenWithoutTheWordsAroundIt() {
        SecretMask mask = SecretMask.ofCall(
                Map.of("Authorization", "Bearer call-token", "X-Key", "call-key"), Map.of("token", "field-token"));
        assertThat(mask.hide("call-token, call-key, field-token and Bearer"))
                .isEqualTo("xxxxxx, xxxxxx, xxxxxx and Bearer");
    }

    @Test
    void aMaskWithTheCredentialsOfOneCallHidesThoseOfAllCallsToo() {
        SecretMask all = new SecretMask();
        all.add("lasting-secret");
        SecretMask call = all.with(Map.of("Authorization", "Bearer call-token"));
        assertThat(call.hide("lasting-secret and call-token")).isEqualTo("xxxxxx and xxxxxx");
        assertThat(all.hide("lasting-secret and call-token")).isEqualTo("xxxxxx and call-token");
        assertThat(all.with(Map.of()).hide("lasting-secret")).isEqualTo("xxxxxx");
    }

    @Test
    void aSecretAtTheEndOfATextIsHidden() {
        SecretMask mask = new SecretMask();
        mask.add("four");
        assertThat(mask.hide("on all four")).isEqualTo("on all xxxxxx");
    }

    @Test
    void theFormsOfAnAsciiSecretInBase64AreThoseOfItsThreePlaces() {
        assertThat(SecretForms.of("a?b>c/d~e"))
                .contains("YT9iPmMvZH5l", "YT9iPmMvZH5l".replace('/', '_'))
                .allSatisfy(form -> assertThat(form).hasSizeGreaterThanOrEqualTo(SecretForms.SHORTEST))
                .noneMatch(form -> form.contains("\\u"));
        assertThat(SecretForms.of("abcde")).noneMatch(form -> form.startsWith("YWJj"));
        assertThat(SecretForms.of("abcdef")).contains("YWJjZGVm");
        assertThat(SecretForms.of("abc")).isEmpty();
    }

    @Test
    void anEscapeAtTheEndIsWrittenInBothCases() {
        assertThat(SecretForms.of("tok/")).contains("tok%2F", "tok%2f");
    }
}
