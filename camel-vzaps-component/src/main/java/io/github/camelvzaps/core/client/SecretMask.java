package io.github.camelvzaps.core.client;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/**
 * Hides secrets in texts that came from outside and are printed: gateways repeat in their refusals what they were sent,
 * a webhook's URL with its secret for one. It hides the secrets it knows in every {@link SecretForms form}, the values
 * of JSON fields that are called after a secret, and the query, user and password of every URL. Thread-safe; it only
 * learns, and never forgets.
 */
public final class SecretMask {
    static final String DOTS = "xxxxxx";

    /** The lengths are bounded so that no text makes the search slow; slashes may be escaped as JSON does. */
    private static final Pattern QUERY =
            Pattern.compile("(?i)(\\b(?:https?|wss?):(?:\\\\?/){2}[^\\s\"'<>?]{1,2000}\\?)[^\\s\"'<>\\\\]+");

    private static final Pattern USER = Pattern.compile("(?i)(\\b(?:https?|wss?):(?:\\\\?/){2})[^\\s\"'<>/?@]{1,500}@");

    /** One secret may begin like another. */
    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

    /** Known forms by their first characters, so that a text is walked once however many secrets there are. */
    private final Map<String, Set<String>> forms = new ConcurrentHashMap<>();

    /** What else is hidden; null for nothing. */
    private final SecretMask further;

    public SecretMask() {
        this(null);
    }

    private SecretMask(SecretMask further) {
        this.further = further;
    }

    /** Returns a mask that hides what this one does, and the credentials of one call, which this one need not keep. */
    public SecretMask with(Map<String, String> credentials) {
        SecretMask mask = new SecretMask(this);
        mask.addCredentials(credentials);
        return mask;
    }

    /** Makes a mask of what one call sends: its credentials, and the secret fields of its body. */
    public static SecretMask ofCall(Map<String, String> credentials, Map<String, Object> body) {
        SecretMask mask = new SecretMask();
        mask.addCredentials(credentials);
        mask.addAll(SecretFields.valuesIn(body));
        return mask;
    }

    private void addCredentials(Map<String, String> headers) {
        for (String value : headers.values()) {
            add(value.startsWith("Bearer ") ? value.substring(7) : value);
        }
    }

    /** Learns secrets; null and what is too short to be distinguished from other text are left out. */
    public void addAll(Collection<String> secrets) {
        secrets.forEach(this::add);
    }

    /** Learns a secret. */
    public void add(String secret) {
        for (String form : SecretForms.of(secret)) {
            forms.computeIfAbsent(key(form, 0), key -> new ConcurrentSkipListSet<>(LONGEST_FIRST))
                    .add(form);
        }
    }

    private static String key(String text, int at) {
        return text.substring(at, at + SecretForms.SHORTEST);
    }

    /** Returns the text without what must not be shown; null for null. */
    public String hide(String text) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        String known = hideKnown(text);
        String fields = SecretFields.conceal(known);
        return QUERY.matcher(USER.matcher(fields).replaceAll("$1" + DOTS + "@")).replaceAll("$1" + DOTS);
    }

    private String hideKnown(String foreign) {
        String text = further == null ? foreign : further.hideKnown(foreign);
        if (forms.isEmpty()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int hidden = lengthOfSecretAt(text, at);
            if (hidden > 0) {
                shown.append(DOTS);
                at += hidden;
            } else {
                shown.append(text.charAt(at++));
            }
        }
        return shown.toString();
    }

    private int lengthOfSecretAt(String text, int at) {
        if (at + SecretForms.SHORTEST > text.length()) {
            return 0;
        }
        for (String form : forms.getOrDefault(key(text, at), Set.of())) {
            if (text.startsWith(form, at)) {
                return form.length();
            }
        }
        return 0;
    }

    /** Tells how much it knows, not what. */
    @Override
    public String toString() {
        return "SecretMask[" + forms.size() + "]";
    }
}
