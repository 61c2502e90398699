package io.github.camelvzaps.core.event;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The two forms of a mobile number in Brazil: 55, two digits of the area and nine digits, of which older accounts lack the
 * first one, a 9. Which of them WhatsApp knows cannot be seen from the number. Stateless.
 */
public final class BrazilianMobile {
    private static final int BEFORE_NUMBER = 4;

    /** Mobile numbers began with 6 to 9 before they got the ninth digit; 2 to 5 are landlines, which have none. */
    private static final Pattern WITH = Pattern.compile("55[1-9][1-9]9[6-9]\\d{7}");

    private static final Pattern WITHOUT = Pattern.compile("55[1-9][1-9][6-9]\\d{7}");

    private BrazilianMobile() {}

    /** Returns a number in the form that is one for both: without the ninth digit. */
    public static String shortForm(String digits) {
        return WITH.matcher(digits).matches() ? withoutNinthDigit(digits) : digits;
    }

    private static String withoutNinthDigit(String digits) {
        return digits.substring(0, BEFORE_NUMBER) + digits.substring(BEFORE_NUMBER + 1);
    }

    /** Returns the number as it was given, and its other form if it has one. */
    public static List<String> formsOf(String digits) {
        if (WITH.matcher(digits).matches()) {
            return List.of(digits, withoutNinthDigit(digits));
        }
        if (WITHOUT.matcher(digits).matches()) {
            return List.of(digits, digits.substring(0, BEFORE_NUMBER) + "9" + digits.substring(BEFORE_NUMBER));
        }
        return List.of(digits);
    }
}
