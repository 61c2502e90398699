package io.github.camelvzaps.core.client;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The ways in which a secret is written in texts: as it is, in URLs, in JSON and inside base64. */
final class SecretForms {
    /** Shorter ones would be found in any text. */
    static final int SHORTEST = 4;

    /** What is left of a secret inside base64 has to be longer, since base64 is long. */
    private static final int SHORTEST_BASE64 = 8;

    private SecretForms() {}

    /** Returns all forms; none for null and for what is too short. */
    static Set<String> of(String secret) {
        Set<String> forms = new LinkedHashSet<>();
        if (secret == null || secret.length() < SHORTEST) {
            return forms;
        }
        forms.add(secret);
        String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        for (String encoded : List.of(form, form.replace("+", "%20"), percentOnly(form))) {
            forms.add(encoded);
            forms.add(lowerEscapes(encoded));
        }
        String json = new String(JsonStringEncoder.getInstance().quoteAsString(secret));
        forms.add(json);
        forms.add(json.replace("/", "\\/"));
        forms.add(asciiOnly(json));
        addBase64(forms, secret);
        return forms;
    }

    /** What browsers leave as it is in a path: sub-delimiters, which the form encoding escapes. */
    private static String percentOnly(String form) {
        String text = form.replace("+", "%20");
        for (char c : "!$&'()*+,;=:@~".toCharArray()) {
            text = text.replace(String.format("%%%02X", (int) c), String.valueOf(c));
        }
        return text;
    }

    private static String lowerEscapes(String encoded) {
        StringBuilder lower = new StringBuilder(encoded);
        for (int at = lower.indexOf("%"); at >= 0 && at + 3 <= lower.length(); at = lower.indexOf("%", at + 3)) {
            lower.replace(at, at + 3, lower.substring(at, at + 3).toLowerCase(Locale.ROOT));
        }
        return lower.toString();
    }

    private static String asciiOnly(String json) {
        StringBuilder ascii = new StringBuilder();
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            ascii.append(c < 128 ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return ascii.toString();
    }

    /**
     * Base64 turns three bytes into four characters, so a secret within a longer text has three forms by where it
     * begins; the characters that it shares with its neighbours are cut off.
     */
    private static void addBase64(Set<String> forms, String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            int from = (before * 8 + 5) / 6;
            int to = shifted.length * 8 / 6;
            if (to - from >= SHORTEST_BASE64) {
                String core = base64.substring(from, to);
                forms.add(core);
                forms.add(core.replace('+', '-').replace('/', '_'));
            }
        }
    }
}
