package io.github.camelvzaps.core.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The wire types of parameters. Routes in YAML and XML know little but text, so each type takes text and turns it into
 * what the API wants; a value that cannot be turned is refused before anything is sent.
 */
@SuppressWarnings("ImmutableEnumChecker") // the conversions are pure functions
public enum ValueType {
    TEXT("text", ValueType::text),
    /** A phone or a group in any of the ways that people and events write them; see {@link Recipient}. */
    RECIPIENT("a phone with country code or the id of a chat", value -> one(value, Recipient::of)),
    /** Several of them; text is split at commas, semicolons and line breaks. */
    RECIPIENTS("a list of phones", value -> several(value, Recipient::of)),
    /** One of them, or a list. */
    RECIPIENT_OR_RECIPIENTS(
            "a phone or a list of phones",
            value -> isList(value) ? several(value, Recipient::of) : one(value, Recipient::of)),
    /** A phone, as digits. */
    PHONE("a phone with country code", value -> one(value, Recipient::phone)),
    /** People, as digits or, with a hidden number, {@code ...@lid}. */
    PERSONS("a list of people: phones or addresses", value -> several(value, Recipient::person)),
    /** A group, as {@code ...@g.us}. */
    GROUP("the id of a group, such as 120363000000000000@g.us", value -> one(value, Recipient::group)),
    /** A chat, as an address in full: where the API does not say that it takes phones, too. */
    CHAT_JID("a phone with country code or the id of a chat", value -> one(value, Recipient::jid)),
    /** A person, as an address in full. */
    PERSON_JID("a phone with country code or the address of a person", value -> one(value, Recipient::personJid)),
    /** Chats as addresses in full, or kinds of chats such as {@code @g.us}. */
    CHAT_JIDS("a list of chats or kinds of chats", value -> several(value, Recipient::chatOrKindOfChats)),
    INTEGER("a whole number", ValueType::integer),
    NUMBER("a number", ValueType::number),
    BOOLEAN("true or false", ValueType::bool),
    /** A list of ids, phones or names, which never hold a comma: text is split at commas. */
    IDS("a list or comma-separated text", value -> list(value, true)),
    /** The choices of a poll: text is a JSON array or split at commas. */
    CHOICES("a list or comma-separated text", value -> list(value, true)),
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
    /** Nested objects or lists of them; text is read as JSON. */
    STRUCTURE("an object or a list, as text in JSON", ValueType::structure);

    /** Addresses of this machine, or of what reads them. */
    private static final Set<String> LOCAL_SCHEMES = Set.of("file", "classpath", "resource", "jar", "ref", "bean");

    /** {@code /a/b}, {@code ./a}, {@code ~/a}, {@code C:\\a}, {@code \\\\host\\a}. Base64 of a JPEG begins with {@code /9j/}. */
    private static final Pattern LOCAL_PATH =
            Pattern.compile("(/(?!9j/)|\\./|\\.\\./|~/|[A-Za-z]:[\\\\/](?!/)|\\\\\\\\)");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SEPARATOR = Pattern.compile("\\s*[,;\\r\\n]\\s*");
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

    private static String one(Object value, UnaryOperator<String> form) {
        if (isList(value)) {
            throw new IllegalArgumentException("it is a list");
        }
        return form.apply(exactText(value));
    }

    private static List<String> several(Object value, UnaryOperator<String> form) {
        if (isList(value)) {
            return items(value).stream()
                    .map(item -> form.apply(exactText(item)))
                    .toList();
        }
        String text = exactText(value).strip();
        List<String> items = text.startsWith("[")
                ? list(text, true)
                : SEPARATOR.splitAsStream(text).filter(item -> !item.isBlank()).toList();
        return items.stream().map(form).toList();
    }

    /** Ids are longer than what a floating number keeps: one that lost digits would be somebody else's. */
    private static String exactText(Object value) {
        boolean floating = value instanceof Double || value instanceof Float;
        if (floating && Math.abs(((Number) value).doubleValue()) >= (value instanceof Float ? 1L << 24 : 1L << 53)) {
            throw new IllegalArgumentException("it is a floating number whose last digits are lost");
        }
        return text(value);
    }

    private static Object structure(Object value) {
        if (!(value instanceof CharSequence)) {
            if (value instanceof Number || value instanceof Boolean) {
                throw new IllegalArgumentException("a single value");
            }
            return value;
        }
        try {
            Object read = JSON.readValue(value.toString(), Object.class);
            if (read instanceof Map || read instanceof List) {
                return read;
            }
        } catch (JsonProcessingException e) {
            // its message would show the text
            throw new IllegalArgumentException("text that is not valid JSON");
        }
        throw new IllegalArgumentException("JSON of a single value");
    }

    private static String mediaText(Object value) {
        String text = text(value);
        String address = text.strip();
        int colon = address.indexOf(':');
        String scheme = colon < 0 ? "" : address.substring(0, colon).toLowerCase(Locale.ROOT);
        if (LOCAL_SCHEMES.contains(scheme)) {
            // never opened: the text may come from a stranger, and the file would go to him
            throw new IllegalArgumentException(
                    "a " + scheme + ": address is not opened; give a File, Path or stream instead");
        }
        if (LOCAL_PATH.matcher(address).lookingAt()) {
            throw new IllegalArgumentException(
                    "a local path as text is not opened; give a File, Path or stream instead");
        }
        if (address.isEmpty()) {
            throw new IllegalArgumentException("it is empty");
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

    /** Returns the items of what {@link #isList} takes for a list. */
    private static List<Object> items(Object list) {
        List<Object> items = new ArrayList<>();
        if (list instanceof Iterable<?> iterable) {
            iterable.forEach(items::add);
        } else {
            for (int i = 0; i < Array.getLength(list); i++) {
                items.add(Array.get(list, i));
            }
        }
        return items;
    }

    private static List<String> list(Object value, boolean split) {
        List<String> items = new ArrayList<>();
        if (isList(value)) {
            items(value).forEach(item -> items.add(text(item)));
        } else if (split && text(value).strip().startsWith("[")) {
            if (!(structure(text(value)) instanceof List<?> read)) {
                throw new IllegalArgumentException("not a list");
            }
            read.forEach(item -> items.add(text(item)));
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
