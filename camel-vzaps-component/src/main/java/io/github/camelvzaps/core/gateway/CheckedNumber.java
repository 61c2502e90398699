package io.github.camelvzaps.core.gateway;

import io.github.camelvzaps.core.event.Jid;
import io.github.camelvzaps.core.event.JsonKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a gateway says of one number.
 *
 * @param number as the gateway repeats it, in digits
 * @param exists whether it is on WhatsApp
 * @param knownAs the digits under which WhatsApp knows it; those of the number where the answer names no other
 */
public record CheckedNumber(String number, boolean exists, String knownAs) {
    /**
     * Reads an answer; what says neither yes nor no is left out.
     *
     * @param list the key of its list
     * @param number the key of the number in each item
     */
    public static List<CheckedNumber> listOf(Map<String, Object> answer, String list, String number) {
        List<CheckedNumber> numbers = new ArrayList<>();
        if (JsonKeys.find(answer, list) instanceof List<?> items) {
            for (Object item : items) {
                String digits = digits(JsonKeys.text(item, number));
                Boolean exists = JsonKeys.flag(item, "exists");
                if (!digits.isEmpty() && exists != null) {
                    numbers.add(new CheckedNumber(digits, exists, knownAs(JsonKeys.text(item, "jid"), digits)));
                }
            }
        }
        return numbers;
    }

    /** One of a hidden number does not name the phone. */
    private static String knownAs(String jid, String otherwise) {
        Jid known = Jid.parse(jid);
        return known == null || known.phone() == null ? otherwise : known.phone();
    }

    private static String digits(String text) {
        return text == null ? "" : text.replaceAll("@.*|\\D", "");
    }
}
