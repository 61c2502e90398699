package io.github.camelvzaps.core.operation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A person or a chat, in the form that gateways take: digits for a phone, {@code ...@g.us} for a group, {@code ...@lid}
 * for a person who hides the number. People, spreadsheets and contact books write phones in many ways; all of them that
 * can mean only one phone are taken, and what means none or several is refused. The refusals name the kind of the value
 * and never the value, since it is somebody's number. Stateless.
 */
final class Recipient {
    /** The longest international number (ITU-T E.164). */
    private static final int LONGEST_PHONE = 15;

    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");
    private static final Pattern SCHEME = Pattern.compile("(?i)^(tel|whatsapp|sms)\\s*:\\s*(//)?");
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d+([.,]\\d+)?[eE][+-]?\\d+");
    /** A number, with an agent behind a dot and a device behind a colon. */
    private static final Pattern PERSON = Pattern.compile("(\\d+)(\\.\\d+)?(:\\d+)?");

    private static final Pattern HIDDEN = Pattern.compile("([A-Za-z0-9]+)(\\.\\d+)?(:\\d+)?");
    private static final Pattern GROUP = Pattern.compile("\\d+(-\\d+)?");
    private static final Pattern OTHER = Pattern.compile("[A-Za-z0-9_-]+");

    /** How an address is written, by its server. */
    private static final Map<String, UnaryOperator<String>> SERVERS = Map.of(
            "s.whatsapp.net", Recipient::phoneOfAddress,
            "c.us", Recipient::phoneOfAddress,
            "hosted", Recipient::phoneOfAddress,
            "lid", Recipient::hidden,
            "hosted.lid", Recipient::hidden,
            "g.us", user -> matching(GROUP, user, "the id of a group") + "@g.us",
            "newsletter", user -> matching(OTHER, user, "the id of a channel") + "@newsletter",
            "broadcast", user -> matching(OTHER, user, "the id of a broadcast list") + "@broadcast",
            "bot", user -> matching(OTHER, user, "the id of a bot") + "@bot");

    /** What an address in the form of the wire means, by its server. */
    private static final Map<String, String> KINDS = Map.of(
            "lid", "a hidden number",
            "g.us", "a group",
            "newsletter", "a channel",
            "broadcast", "a broadcast list",
            "bot", "a bot");

    private static final String PHONE_SERVER = "@s.whatsapp.net";

    private Recipient() {}

    /**
     * Brings a recipient to the form of the wire.
     *
     * @throws IllegalArgumentException naming what kind of value it is instead
     */
    static String of(String given) {
        String text = SCHEME.matcher(INVISIBLE.matcher(given).replaceAll("").strip())
                .replaceFirst("")
                .strip();
        int at = text.indexOf('@');
        if (at < 0) {
            return digits(text);
        }
        String server = text.substring(at + 1).strip().toLowerCase(Locale.ROOT);
        UnaryOperator<String> form = SERVERS.get(server);
        if (form == null) {
            throw new IllegalArgumentException(
                    text.indexOf('@', at + 1) >= 0 ? "it is a list" : "it is an address of no kind that WhatsApp has");
        }
        return form.apply(withAsciiDigits(text.substring(0, at).strip()));
    }

    /**
     * Brings a phone to digits.
     *
     * @throws IllegalArgumentException naming what it is instead
     */
    static String phone(String given) {
        return refuseUnless(of(given), "a phone");
    }

    /**
     * Brings a person to digits, or to {@code ...@lid} when the number is hidden.
     *
     * @throws IllegalArgumentException naming what it is instead
     */
    static String person(String given) {
        return refuseUnless(of(given), "a phone", "a hidden number");
    }

    /**
     * Brings the id of a group to {@code ...@g.us}, which may be left out.
     *
     * @throws IllegalArgumentException naming what it is instead
     */
    static String group(String given) {
        String text = withAsciiDigits(INVISIBLE.matcher(given).replaceAll("").strip());
        if (text.indexOf('@') >= 0) {
            return refuseUnless(of(text), "a group");
        }
        if (!GROUP.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    text.contains("chat.whatsapp.com/")
                            ? "it is an invitation to a group"
                            : "it has signs that no id of a group has");
        }
        if (text.length() <= LONGEST_PHONE && text.indexOf('-') < 0) {
            throw new IllegalArgumentException("it is a phone, or an id of a group that needs @g.us at its end");
        }
        return text + "@g.us";
    }

    /** Brings a person or a chat to the address in full, {@code ...@s.whatsapp.net} for a phone. */
    static String jid(String given) {
        String to = of(given);
        return to.indexOf('@') < 0 ? to + PHONE_SERVER : to;
    }

    /** The same for a person. */
    static String personJid(String given) {
        return jid(person(given));
    }

    /** The same for a chat, or for all chats of a kind, such as {@code @g.us}. */
    static String chatOrKindOfChats(String given) {
        String kind = given.strip().toLowerCase(Locale.ROOT);
        return kind.startsWith("@") && SERVERS.containsKey(kind.substring(1)) ? kind : jid(given);
    }

    private static String refuseUnless(String to, String... kinds) {
        String kind = KINDS.getOrDefault(to.substring(to.indexOf('@') + 1), "a phone");
        if (!List.of(kinds).contains(kind)) {
            throw new IllegalArgumentException("it is " + kind);
        }
        return to;
    }

    private static String digits(String text) {
        if (SCIENTIFIC.matcher(text).matches()) {
            throw new IllegalArgumentException("it is a number in scientific notation, whose last digits may be lost");
        }
        StringBuilder digits = new StringBuilder(text.length());
        boolean plus = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                digits.append((char) ('0' + digit));
            } else if (c == '+' || c == '\uff0b') {
                if (plus || !digits.isEmpty()) {
                    throw new IllegalArgumentException("it is more than one number");
                }
                plus = true;
            } else {
                refuseUnlessLayout(c);
            }
        }
        String number = !plus && digits.length() > 2 && digits.charAt(0) == '0' && digits.charAt(1) == '0'
                ? digits.substring(2)
                : digits.toString();
        if (number.isEmpty()) {
            throw new IllegalArgumentException("it has no digit");
        }
        if (number.charAt(0) == '0') {
            throw new IllegalArgumentException("it begins with 0 and has no country code");
        }
        return withinLimit(number);
    }

    private static String withinLimit(String number) {
        if (number.length() > LONGEST_PHONE) {
            throw new IllegalArgumentException("it has more than " + LONGEST_PHONE
                    + " digits, as two numbers have, or a group whose id does not end in @g.us");
        }
        return number;
    }

    /** Lets pass what people put between digits. */
    private static void refuseUnlessLayout(int c) {
        boolean lineBreak = c == '\n' || c == '\r' || Character.getType(c) == Character.LINE_SEPARATOR;
        boolean layout = c == '('
                || c == ')'
                || c == '.'
                || c == '\t'
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.DASH_PUNCTUATION;
        if (Character.isLetter(c)) {
            throw new IllegalArgumentException("it has letters");
        }
        if (lineBreak || ",;|/&[]{}\"'".indexOf(c) >= 0) {
            throw new IllegalArgumentException("it is a list");
        }
        if (!layout) {
            throw new IllegalArgumentException("it has signs that no phone number has");
        }
    }

    private static String phoneOfAddress(String user) {
        Matcher matcher = PERSON.matcher(user);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("it is the address of a person without a phone number");
        }
        return withinLimit(matcher.group(1));
    }

    private static String hidden(String user) {
        Matcher matcher = HIDDEN.matcher(user);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("it is the address of a hidden number, and no valid one");
        }
        return matcher.group(1) + "@lid";
    }

    private static String matching(Pattern form, String user, String what) {
        if (!form.matcher(user).matches()) {
            throw new IllegalArgumentException("it is " + what + ", and no valid one");
        }
        return user;
    }

    private static String withAsciiDigits(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int digit = Character.isDigit(c) ? Character.digit(c, 10) : -1;
            ascii.appendCodePoint(digit >= 0 ? '0' + digit : c);
        });
        return ascii.toString();
    }
}
