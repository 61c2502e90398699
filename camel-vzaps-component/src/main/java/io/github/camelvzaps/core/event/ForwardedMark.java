package io.github.camelvzaps.core.event;

import java.util.Collection;
import java.util.Map;

/**
 * Whether WhatsApp marks a message as forwarded. No gateway documents where it says so; clients of WhatsApp know
 * {@code isForwarded} and {@code forwardingScore}, so they are looked for anywhere in the content, but in what it quotes.
 * Stateless.
 */
public final class ForwardedMark {
    private ForwardedMark() {}

    public static boolean isIn(Object content) {
        if (content instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .anyMatch(entry -> isIn(JsonKeys.fold(String.valueOf(entry.getKey())), entry.getValue()));
        }
        return content instanceof Collection<?> list && list.stream().anyMatch(ForwardedMark::isIn);
    }

    private static boolean isIn(String key, Object value) {
        return switch (key) {
            case "isforwarded", "forwarded" -> Boolean.TRUE.equals(value) || "true".equals(value);
            case "forwardingscore" -> value instanceof Number score && score.longValue() > 0;
            default -> !key.startsWith("quoted") && isIn(value);
        };
    }
}
