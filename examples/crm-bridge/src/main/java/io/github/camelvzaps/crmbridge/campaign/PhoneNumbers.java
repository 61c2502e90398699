package io.github.camelvzaps.crmbridge.campaign;

import java.util.Optional;

/** Brazilian numbers as people write them. */
final class PhoneNumbers {
    private static final String BRAZIL = "55";
    private static final int WITH_AREA_SHORT = 10;
    private static final int WITH_AREA = 11;
    private static final int LEAST = 8;
    private static final int MOST = 15;

    private PhoneNumbers() {}

    /**
     * Answers digits with the country code; nothing when it cannot be a number. A number without a country code is taken
     * for a Brazilian one with area code. Whether it has nine or eight digits behind that is for WhatsApp to say.
     */
    static Optional<String> international(String written) {
        boolean foreign = written.strip().startsWith("+");
        String digits = written.replaceAll("\\D", "");
        if (!foreign) {
            // the 0 of long distance
            digits = digits.replaceFirst("^0+", "");
            if (digits.length() == WITH_AREA_SHORT || digits.length() == WITH_AREA) {
                digits = BRAZIL + digits;
            }
        }
        return digits.length() >= LEAST && digits.length() <= MOST ? Optional.of(digits) : Optional.empty();
    }
}
