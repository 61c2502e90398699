package io.github.camelvzaps.core.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The wire types of parameters. Routes in YAML and XML know little but text, so each type takes text and turns it into
 * what the API wants; a value that cannot be turned is refused before anything is sent.
 */
@SuppressWarnings("ImmutableEnumChecker") // the conversions are pure functions
public enum ValueType {
    TEXT("text", ValueType::text),
    /** A phone or a group; a person's JID, as events carry it, becomes the phone that it stands for. */
    RECIPIENT("a phone or the id of a group", ValueType::recipient),
    INTEGER("a whole number", ValueType::integer),
    NUMBER("a number", ValueType::number),
    BOOLEAN("true or false", ValueType::bool),
    /** A list of ids, phones or names, which never hold a comma: text is split at commas. */
    IDS("a list or comma-separated text", value -> list(value, true)),
    /** A list of free text: text is one item, commas and all. */
    TEXTS("a list of texts", value -> list(value, false)),
    /** Comma-separated text on the wire; a list is joined. */
    CSV(
            "comma-separated text or a list",
            value -> value instanceof CharSequence ? value.toString() : String.join(",", list(value, false))),
    /** One id or a list of them, sent as given. */
    ID_OR_IDS("text or a list", value -> isList(value) ? list(value, false) : text(value)),
    /** A URL or a data URI as text, or content to be sent as a data URI. */
    MEDIA("a URL, a data URI, a file, bytes or a stream", value -> value instanceof Media ? value : mediaText(value)),
    /** Base64 text without a data URI's head; bytes are encoded. */
    BASE64(
            "base64 text or bytes",
            value -> value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : text(value)),
    /** Nested objects or lists of them, sent as given. */
    STRUCTURE("an object or a list", Function.identity());

    private static final Pattern PERSON = Pattern.compile("(\\d+)(:\\d+)?@(s\\.whatsapp\\.net|c\\.us)");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private final String says;
    private final Function<Object, Object> conversion;

    ValueType(String says, Function<Object, Object> conversion) {
        this.says = says;
        this.conversion = conversion;
    }

    /** Returns how an error message names the type. */
    public String says() {
        return says;
    }

    /**
     * Turns a value into the wire form.
     *
     * @throws IllegalArgumentException when the value has no such form
     */
    Object convert(Object value) {
        return conversion.apply(value);
    }

    private static String text(Object value) {
        if (value instanceof CharSequence || value instanceof Boolean || value instanceof Enum) {
            return value.toString();
        }
        if (value instanceof Double || value instanceof Float) {
            // a phone number that YAML or a spreadsheet took for a number must not become 5.51E12
            return new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
        }
        if (value instanceof Number) {
            return value.toString();
        }
        if (value instanceof JsonNode node && node.isValueNode()) {
            return node.asText();
        }
        throw new IllegalArgumentException("not text");
    }

    private static String recipient(Object value) {
        String text = text(value).trim();
        Matcher person = PERSON.matcher(text);
        return person.matches() ? person.group(1) : text;
    }

    private static String mediaText(Object value) {
        String text = text(value);
        if (text.regionMatches(true, 0, "file:", 0, 5)) {
            // never opened: the text may come from a stranger, and the file would go to him
            throw new IllegalArgumentException("a file: address is not opened; give a File, Path or stream instead");
        }
        return text;
    }

    private static Object integer(Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            return value;
        }
        return new BigDecimal(text(value).trim()).longValueExact();
    }

    private static Object number(Object value) {
        return value instanceof Number ? value : new BigDecimal(text(value).trim());
    }

    private static Object bool(Object value) {
        if (value instanceof Boolean) {
            return value;
        }
        return switch (text(value).trim().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static boolean isList(Object value) {
        boolean object = value instanceof JsonNode node && !node.isArray();
        return (value instanceof Iterable && !object) || value.getClass().isArray();
    }

    private static List<String> list(Object value, boolean split) {
        List<String> items = new ArrayList<>();
        if (value instanceof Iterable<?> iterable && isList(value)) {
            iterable.forEach(item -> items.add(text(item)));
        } else if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                items.add(text(Array.get(value, i)));
            }
        } else if (split) {
            COMMA.splitAsStream(text(value).trim())
                    .filter(item -> !item.isEmpty())
                    .forEach(items::add);
        } else {
            items.add(text(value));
        }
        return items;
    }
}
